import { expect, test } from 'vitest';
import { buildReport } from './build-report.js';
import { sampleRegistry } from '../sample/sample-registry.js';
import { sampleReport, sampleRun, sampleScenarios } from '../sample/sample-report.js';

test('counts scenarios; executed are those that passed or failed', () => {
  expect(sampleReport().counts).toEqual({
    expected: 11,
    executed: 9,
    passed: 7,
    failed: 2,
    notApplicable: 1,
    couldNotRun: 1,
    notJudged: 0,
    leftOut: 0,
  });
});

test('calls a run partial that asked for less than all that can be tested', () => {
  const run = { ...sampleRun(), profiles: ['core', 'transports'] };

  expect(buildReport(run, sampleRegistry).partial).toBe(false);
  expect(buildReport({ ...run, profiles: ['core'] }, sampleRegistry).partial).toBe(true);
  expect(buildReport({ ...run, filtered: true }, sampleRegistry).partial).toBe(true);
});

test('lists failures that spoil the verdict first, then other failures, then what could not run', () => {
  expect(
    sampleReport()
      .scenarios.map(({ requirements }) => requirements[0])
      .slice(0, 4),
  ).toEqual(['REST-SEND-04', 'AUTH-SKEW-01', 'POLLING-UPGRADE-01', 'AUTH-EXP-01']);
});

test('says which scenario names no requirement, or one that nobody knows', () => {
  const [first, second] = sampleScenarios.map((scenario) => ({ ...scenario, file: 'auth/keys.spec.ts:7' }));
  if (first === undefined || second === undefined) throw new Error('The sample has too few scenarios.');

  const { errors } = sampleReport([
    { ...first, requirements: [] },
    { ...second, requirements: ['AUTH-KEY-01', 'AUTH-KYE-01'] },
  ]);

  expect(errors).toEqual([
    expect.stringContaining(`auth/keys.spec.ts:7: the scenario "${first.title}" names no requirement`),
    expect.stringContaining(`auth/keys.spec.ts:7: the scenario "${second.title}" names the requirement "AUTH-KYE-01"`),
  ]);
});
