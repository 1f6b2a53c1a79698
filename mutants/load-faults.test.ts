import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { loadRequirements } from '../specs/load-requirements.js';
import { packageFile } from '../specs/package-file.js';
import { applyFault } from './apply-fault.js';
import { loadFaults, nameFaults } from './load-faults.js';

const faults = loadFaults();
const testable = loadRequirements().flatMap(({ id, testable: canBeTested }) => (canBeTested ? [id] : []));

it('finds a fault for every requirement that can be tested', () => {
  const broken = new Set(faults.map(({ breaks }) => breaks));
  expect(testable.filter((id) => !broken.has(id))).toEqual([]);
});

it('finds every requirement that a fault breaks, as one that can be tested', () => {
  const known = new Set(testable);
  expect(faults.filter(({ breaks }) => !known.has(breaks))).toEqual([]);
});

it('numbers the faults of one requirement', () => {
  const [fault] = faults;
  if (fault === undefined) throw new Error('There is no fault.');
  expect([...nameFaults([fault, fault]).keys()]).toEqual([fault.breaks, `${fault.breaks}.2`]);
});

it.each(faults.map((fault) => [fault.breaks, fault.fault, fault] as const))(
  'finds the text whose change breaks %s: %s',
  (_, __, fault) => {
    const source = readFileSync(packageFile(fault.file), 'utf8');
    expect(applyFault(source, fault)).not.toBe(source);
  },
);
