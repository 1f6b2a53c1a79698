import { build } from 'esbuild';
import { packageFile } from '../specs/package-file.js';
import { faultySource } from './apply-fault.js';
import type { Fault } from './fault.js';
import { mutantFile } from './selected-mutants.js';

/** Bundles the emulator's command with one fault in the emulator, as a file that Node.js runs. */
export async function bundleMutant(name: string, fault: Fault): Promise<void> {
  const faultyFile = packageFile(fault.file);
  const contents = faultySource(fault);
  await build({
    entryPoints: [packageFile('mutants/mutant-program.ts')],
    outfile: mutantFile(name),
    bundle: true,
    packages: 'external',
    format: 'esm',
    platform: 'node',
    target: 'node20.19',
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
