import { runPlaywright } from '../cli/run-playwright.js';
import { runVariable } from '../results/run-options.js';
import { packageFile } from '../specs/package-file.js';
import { bundleMutants } from './bundle-mutant.js';
import { isHandlerFault } from './fault.js';
import { nameFaults } from './load-faults.js';
import { makeCertificates } from './make-certificates.js';
import { selectFaults } from './select-faults.js';
import { writeSelection } from './selected-mutants.js';

/** Mutants are judged by rows, as a run of the suite is. */
const judgedRun = runVariable({ target: { name: 'mutant', version: '', kind: 'embedded' } });

/** `npm run test:mutants [-- ID…]`: breaks the emulator, and an event handler, in every known way and sees whether the suite notices. */
async function runMutants(patterns: readonly string[]): Promise<number> {
  const faults = nameFaults(selectFaults(patterns));
  writeSelection([...faults]);
  await bundleMutants(faults);
  const trusting = [...faults.values()].some(isHandlerFault) ? await makeCertificates() : {};
  return runPlaywright(['test', `--config=${packageFile('dist/mutants/playwright.config.js')}`], {
    ...judgedRun,
    ...trusting,
  });
}

try {
  process.exitCode = await runMutants(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
