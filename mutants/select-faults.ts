import { loadRequirements } from '../specs/load-requirements.js';
import type { Fault } from './fault.js';
import { loadFaults } from './load-faults.js';

const variable = 'MUTANT_REQUIREMENTS';

/** The environment variable by which the runner hands its selection to Playwright. */
export function selectionVariable(patterns: readonly string[]): Readonly<Record<string, string>> {
  return { [variable]: patterns.join(',') };
}

/** The selection that the runner handed over. */
export function readSelection(): string[] {
  return (process.env[variable] ?? '').split(',').filter((pattern) => pattern !== '');
}

/**
 * The faults whose requirement is one of the given ids, or begins with one of them; all of them where none is given.
 *
 * @throws Error where an id selects no fault, or a fault names no requirement of the registry.
 */
export function selectFaults(patterns: readonly string[]): Fault[] {
  const faults = loadFaults();
  const known = new Set(loadRequirements().map(({ id }) => id));
  const stray = faults.find(({ breaks }) => !known.has(breaks));
  if (stray !== undefined) {
    throw new Error(
      `The fault "${stray.fault}" breaks ${stray.breaks}, which is no requirement. See specs/requirements/.`,
    );
  }
  for (const pattern of patterns) {
    if (faults.some(({ breaks }) => breaks.startsWith(pattern))) continue;
    throw new Error(`No fault breaks ${pattern}. Add one to mutants/faults/, or look there for what there is.`);
  }
  return faults.filter(({ breaks }) => patterns.length === 0 || patterns.some((pattern) => breaks.startsWith(pattern)));
}
