import { expect, test } from 'vitest';
import type { FindingReport } from '../results/report.js';
import { groupByCause } from './cause-groups.js';

const finding = (requirement: string, message: string, scenarios: string[], blocks: string[] = []): FindingReport => ({
  requirement,
  gates: true,
  severity: 'failure',
  causes: [{ message, scenarios: scenarios.length }],
  scenarios,
  blocks,
});

test('puts findings of one cause together, and counts each scenario and each blocked row once', () => {
  const first = finding('A-01', 'answered 200', ['one', 'two'], ['C-01']);
  const other = finding('B-01', 'not signed', ['three']);
  const second = finding('A-02', 'answered 200', ['two'], ['C-01', 'C-02']);

  expect(groupByCause([first, other, second])).toEqual([
    { message: 'answered 200', scenarios: 2, findings: [first, second], blocks: ['C-01', 'C-02'] },
    { message: 'not signed', scenarios: 1, findings: [other], blocks: [] },
  ]);
});
