import { expect, test } from 'vitest';
import { loadRequirements } from '../../../specs/load-requirements.js';
import { faults } from './index.js';

const known = new Set(loadRequirements().map(({ id }) => id));

test.each(faults.map((fault) => [fault.name, fault] as const))('%s says what a run has to find', (_, fault) => {
  expect(fault.breaks.filter((id) => !known.has(id))).toEqual([]);
  expect(fault.breaks.length > 0 || fault.ends !== undefined).toBe(true);
});

test('no two faults have the same name', () => {
  expect(new Set(faults.map(({ name }) => name)).size).toBe(faults.length);
});
