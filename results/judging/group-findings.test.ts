import { expect, test } from 'vitest';
import type { FindingReport } from '../report.js';
import { groupFindings } from './group-findings.js';

const finding = (requirement: string, message: string, scenarios: string[]): FindingReport => ({
  requirement,
  gates: true,
  severity: 'failure',
  causes: [{ message, scenarios: scenarios.length }],
  scenarios,
  blocks: [],
});

test('groups what one error of the same scenarios failed, and nothing else', () => {
  const findings = [
    finding('A-ONE-01', 'expected 202, received 200', ['a', 'b']),
    finding('B-TWO-01', 'expected 202, received 200', ['c']),
    finding('A-ONE-02', 'expected 202, received 200', ['b', 'a']),
    finding('A-ONE-03', 'another', ['a', 'b']),
  ];

  expect(groupFindings(findings).map((group) => group.map(({ requirement }) => requirement))).toEqual([
    ['A-ONE-01', 'A-ONE-02'],
    ['B-TWO-01'],
    ['A-ONE-03'],
  ]);
});
