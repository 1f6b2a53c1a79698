// Bundles the program of the `start` command with its packages: finding and reading hundreds of files took most of the
// emulator's start. Everything else runs from a file a module.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';
import { licensesOf } from './licenses-of.mjs';

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
    // Optional natives of ws, and the client of Redis, which a user may have installed.
    external: ['bufferutil', 'utf-8-validate', 'redis'],
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
