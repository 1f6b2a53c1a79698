// Bundles the program of the `start` command with its packages: finding and reading hundreds of files took most of the
// emulator's start. Everything else runs from a file a module.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

export const startProgram = 'cli/start-program.ts';
const licensesFile = 'dist/cli/start-program.licenses.txt';

// CommonJS packages in the bundle ask for built-in modules with `require`.
const requireBuiltIn = `import { createRequire as requireFrom } from 'node:module';\nconst require = requireFrom(import.meta.url);`;

/** Returns what was written, from the project's root. */
export async function bundleStart(options) {
  const { metafile } = await build({
    ...options,
    entryPoints: [startProgram],
    outdir: 'dist/cli',
    bundle: true,
    splitting: true,
    chunkNames: 'start-[name]-[hash]',
    // Two thirds of the text to read. The names of functions stay, which stack traces need.
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    // Without the texts of the packages, which the clone and npm have.
    sourcesContent: false,
    // Optional natives of ws, which a user may have installed.
    external: ['bufferutil', 'utf-8-validate'],
    banner: { js: requireBuiltIn },
    plugins: [undiciWithoutFetch(options.absWorkingDir)],
  });
  writeFileSync(path.join(options.absWorkingDir, licensesFile), licensesOf(options.absWorkingDir, metafile));
  return [...Object.keys(metafile.outputs), licensesFile];
}

/** Webhooks need the agent of undici alone. Its index also loads fetch, and with it the undici inside Node.js. */
const undiciWithoutFetch = (resolveDir) => ({
  name: 'undici-without-fetch',
  setup(bundle) {
    bundle.onResolve({ filter: /^undici$/ }, () => ({ path: 'undici', namespace: 'undici-agent' }));
    bundle.onLoad({ filter: /.*/, namespace: 'undici-agent' }, () => ({
      resolveDir,
      contents: `module.exports = {
        Agent: require('undici/lib/dispatcher/agent.js'),
        errors: require('undici/lib/core/errors.js'),
      };`,
    }));
  },
});

/** The licenses of the packages in the bundle, which have to be where copies of them are. */
function licensesOf(root, { inputs }) {
  const folders = Object.keys(inputs).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file) ?? []);
  return [...new Set(folders)]
    .sort()
    .map((folder) => licenseOf(path.join(root, folder)))
    .join(`\n${'-'.repeat(80)}\n\n`);
}

function licenseOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? '' : readFileSync(path.join(folder, file), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
}
