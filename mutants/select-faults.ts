import { loadRequirements } from '../specs/load-requirements.js';
import { matchRequirements } from '../specs/requirement-pattern.js';
import type { Fault } from './fault.js';
import { loadFaults } from './load-faults.js';

/**
 * The faults whose requirement matches one of the patterns; all of them where none is given.
 *
 * @throws Error where a pattern selects no fault, or a fault names no requirement of the registry.
 */
export function selectFaults(patterns: readonly string[]): Fault[] {
  const faults = loadFaults();
  const known = new Set(loadRequirements().map(({ id }) => id));
  const stray = faults.find(({ breaks }) => !known.has(breaks));
  if (stray !== undefined) {
    throw new Error(
      `The fault "${stray.fault}" breaks ${stray.breaks}, which is not a requirement. See specs/requirements/.`,
    );
  }
  if (patterns.length === 0) return faults;
  const broken = faults.map(({ breaks }) => breaks);
  const selected = new Set(matchRequirements(patterns, broken, 'test:mutants'));
  return faults.filter(({ breaks }) => selected.has(breaks));
}
