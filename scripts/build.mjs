// Transpiles every source folder of the package to dist/. Types are checked by `npm run check:types`; they are only
// written out (with --declarations) when the package is packed, so that `npm start` and `npm test` begin at once.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { bundleInspector, pageFolder } from './bundle-inspector.mjs';
import { bundlingOptions, finishBundledPackages, licensesFile } from './bundle-packages.mjs';
import { bundleStart, startProgram } from './bundle-start.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const sourceFolders = [
  'lib',
  'protocol',
  'specs',
  'results',
  'openapi',
  'client',
  'handler',
  'emulator',
  'functions',
  'container',
  'msw-handlers',
  'fixtures',
  'suites',
  'reporters',
  'cli',
  'mutants',
  'benchmarks',
  'measurements',
];

const isSource = (file) => /\.tsx?$/.test(file) && !/\.(test|d)\.tsx?$/.test(file);

const entryPoints = sourceFolders
  .filter((folder) => existsSync(path.join(root, folder)))
  .flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true })
      .filter(isSource)
      .map((file) => path.join(root, folder, file))
      .filter((file) => file !== path.join(root, startProgram) && !file.startsWith(path.join(root, pageFolder))),
  );

const withDeclarations = process.argv.includes('--declarations');
if (withDeclarations) rmSync(path.join(root, 'dist'), { recursive: true, force: true });
const options = {
  absWorkingDir: root,
  outdir: 'dist',
  format: 'esm',
  target: 'node20.19',
  platform: 'node',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  sourcemap: true,
  logLevel: 'warning',
  metafile: true,
};
const [{ metafile }, bundled, page] = await Promise.all([
  build({ ...options, ...bundlingOptions, entryPoints, outbase: root }),
  bundleStart(options),
  bundleInspector(root),
]);
finishBundledPackages(root, metafile);
removeStale(new Set([...Object.keys(metafile.outputs), licensesFile, ...bundled, ...page]));

if (withDeclarations) {
  const tsc = path.join(path.dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  execFileSync(process.execPath, [tsc, '-p', path.join(root, 'tsconfig.declarations.json')], { stdio: 'inherit' });
}

/** Removes what earlier builds have left, after writing, so that a run beside this one misses no file. */
function removeStale(written) {
  for (const entry of readdirSync(path.join(root, 'dist'), { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    const output = path.relative(root, file).split(path.sep).join('/');
    if (entry.isFile() && !written.has(output)) rmSync(file, { force: true });
  }
}
