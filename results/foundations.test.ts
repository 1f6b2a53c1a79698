import { expect, test } from 'vitest';
import { loadRequirements } from '../specs/load-requirements.js';
import { gates } from '../specs/requirement.js';
import { foundations } from './foundations.js';

test('names rows that can be tested and that gate', () => {
  const rows = new Set(loadRequirements().flatMap((row) => (row.testable && gates(row) ? row.id : [])));
  expect(foundations.filter((id) => !rows.has(id))).toEqual([]);
});
