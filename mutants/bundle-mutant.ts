import { writeFileSync } from 'node:fs';
import { build, type BuildOptions, type Plugin } from 'esbuild';
import { packageFile } from '../specs/package-file.js';
import { faultySource } from './apply-fault.js';
import { bundlePackages } from './bundle-packages.js';
import { type Fault, isHandlerFault } from './fault.js';
import { mutantFile } from './selected-mutants.js';

/** How many are made at a time: esbuild has threads of its own, and one mutant keeps few of them busy. */
const concurrency = 4;

const options: BuildOptions = {
  entryPoints: [packageFile('mutants/mutant-program.ts')],
  bundle: true,
  packages: 'external',
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  logLevel: 'error',
};

/** @throws Error naming each mutant whose patch does not compile. */
export async function bundleMutants(faults: ReadonlyMap<string, Fault>): Promise<void> {
  const problems: string[] = [];
  const packages = await bundlePackages(options, mutantFile('packages'));
  const waiting = faults.entries();
  const bundleNext = async (): Promise<void> => {
    for (const [name, fault] of waiting) {
      await bundleMutant(name, fault, packages).catch((error: unknown) => {
        problems.push(`The patch of ${name} in ${fault.file} does not compile: ${(error as Error).message}`);
      });
    }
  };
  await Promise.all(Array.from({ length: concurrency }, bundleNext));
  if (problems.length > 0) throw new Error(problems.join('\n'));
}

/** Makes a file that Node.js runs: the emulator's command with one fault in the emulator, or the event handler with one. */
async function bundleMutant(name: string, fault: Fault, packages: Plugin): Promise<void> {
  const faultyFile = packageFile(fault.file);
  const contents = faultySource(fault);
  if (isHandlerFault(fault)) {
    writeFileSync(mutantFile(name), contents);
    return;
  }
  await build({
    ...options,
    outfile: mutantFile(name),
    plugins: [
      packages,
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
