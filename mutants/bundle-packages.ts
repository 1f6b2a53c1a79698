import { isBuiltin } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { packageFile } from '../specs/package-file.js';

// CommonJS packages in the file ask for built-in modules with `require`.
const requireBuiltIn = `import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);`;

const namespace = 'bundled-package';

/**
 * Puts the packages that a program imports into one file, from which the bundles made with the returned plugin take them: a mutant
 * starts in half the time that it needs to find and read their own files. What a program imports later stays where it is.
 *
 * @param options those of the program's bundle.
 * @param file in the folder of the bundles.
 */
export async function bundlePackages(options: BuildOptions, file: string): Promise<Plugin> {
  const packages = await importedPackages(options);
  await build({
    stdin: { contents: exportAll(packages), resolveDir: packageFile('.') },
    outfile: file,
    bundle: true,
    format: 'esm',
    platform: 'node',
    minifyWhitespace: true,
    minifySyntax: true,
    logLevel: 'error',
    // Optional natives of ws.
    external: ['bufferutil', 'utf-8-validate'],
    banner: { js: requireBuiltIn },
  });
  const all = (await import(pathToFileURL(file).href)) as Readonly<Record<string, object>>;
  const specifier = `./${path.basename(file)}`;
  return {
    name: namespace,
    setup(bundle) {
      bundle.onResolve({ filter: /.*/ }, ({ path: name, kind }) => {
        if (name === specifier) return { path: name, external: true };
        return kind === 'import-statement' && packages.includes(name) ? { path: name, namespace } : undefined;
      });
      bundle.onLoad({ filter: /.*/, namespace }, ({ path: name }) => {
        const variable = variableOf(packages.indexOf(name));
        const names = Object.keys(all[variable] ?? {}).filter((key) => key !== 'default');
        return {
          contents: `import { ${variable} as all } from '${specifier}';\nexport const { ${names.join(', ')} } = all;\nexport default all.default;`,
        };
      });
    },
  };
}

async function importedPackages(options: BuildOptions): Promise<string[]> {
  const { metafile } = await build({ ...options, packages: 'external', write: false, metafile: true });
  const imports = Object.values(metafile.outputs).flatMap((output) => output.imports);
  const packages = imports.filter(
    ({ path: name, kind, external }) => external === true && kind === 'import-statement' && !isBuiltin(name),
  );
  return [...new Set(packages.map(({ path: name }) => name))];
}

function exportAll(packages: readonly string[]): string {
  return packages.map((name, index) => `export * as ${variableOf(index)} from ${JSON.stringify(name)};`).join('\n');
}

function variableOf(index: number): string {
  return `package${index}`;
}
