// Lets esbuild put the code of some packages into dist/, while each source file stays a file of its own.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { transformSync } from 'esbuild';
import bundled from './bundled-packages.cjs';
import { licensesOf } from './licenses-of.mjs';

export const licensesFile = 'dist/packages/licenses.txt';

// CommonJS packages ask for built-in modules with `require`.
const requireBuiltIn = `import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);\n`;

/** Options of esbuild: what several files use of a package goes to `dist/packages/`. */
export const bundlingOptions = {
  bundle: true,
  splitting: true,
  chunkNames: 'packages/[name]-[hash]',
  legalComments: 'none',
  // Optional natives of ws, which a user may have installed.
  external: ['bufferutil', 'utf-8-validate'],
  plugins: [
    {
      name: 'bundled-packages',
      setup(bundle) {
        bundle.onResolve({ filter: /.*/ }, ({ path: specifier, importer, kind }) => {
          if (kind === 'entry-point' || importer.includes('/node_modules/')) return undefined;
          const [scope, name] = specifier.split('/');
          const packageName = specifier.startsWith('@') ? `${scope}/${name}` : scope;
          return bundled.bundledPackages.includes(packageName) ? undefined : { path: specifier, external: true };
        });
      },
    },
  ],
};

/** Makes the files of packages small, lets the CommonJS ones load built-in modules, and adds the licenses of all. */
export function finishBundledPackages(root, metafile) {
  for (const [file, { inputs }] of Object.entries(metafile.outputs)) {
    const hasPackages = Object.keys(inputs).some((input) => input.includes('node_modules/'));
    if (!file.endsWith('.js') || !(hasPackages || file.startsWith('dist/packages/'))) continue;
    const place = path.join(root, file);
    const { code } = transformSync(readFileSync(place, 'utf8'), { minifyWhitespace: true, minifySyntax: true });
    writeFileSync(place, code.includes('Dynamic require of') ? requireBuiltIn + code : code);
    rmSync(`${place}.map`, { force: true });
  }
  writeFileSync(path.join(root, licensesFile), licensesOf(root, metafile));
}
