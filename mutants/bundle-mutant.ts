import { writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { packageFile } from '../specs/package-file.js';
import { faultySource } from './apply-fault.js';
import { type Fault, isHandlerFault } from './fault.js';
import { mutantFile } from './selected-mutants.js';

/** Makes a file that Node.js runs: the emulator's command with one fault in the emulator, or the event handler with one. */
export async function bundleMutant(name: string, fault: Fault): Promise<void> {
  const faultyFile = packageFile(fault.file);
  const contents = faultySource(fault);
  if (isHandlerFault(fault)) {
    writeFileSync(mutantFile(name), contents);
    return;
  }
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
