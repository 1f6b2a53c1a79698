import { build } from 'esbuild';
import { packageFile } from '../specs/package-file.js';
import { faultySource } from './apply-fault.js';
import type { Fault } from './fault.js';

/** Where a mutant's bundle lies; inside the package, so that it finds the package's own files. */
export function mutantFile(name: string): string {
  return packageFile(`.cache/mutants/${name}.mjs`);
}

/** Bundles the command line with one fault in the emulator, as a file that Node.js runs. */
export async function bundleMutant(name: string, fault: Fault): Promise<void> {
  const faultyFile = packageFile(fault.file);
  const contents = faultySource(fault);
  await build({
    entryPoints: [packageFile('cli/main.ts')],
    outfile: mutantFile(name),
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'error',
    plugins: [
      {
        name: 'fault',
        setup: (bundle) =>
          bundle.onLoad({ filter: /\.ts$/ }, ({ path }) =>
            path === faultyFile ? { contents, loader: 'ts' } : undefined,
          ),
      },
    ],
  });
}
