import { describe, expect, test } from 'vitest';
import type { ScenarioReport } from '../report.js';
import { sampleBaseline, sampleReport, sampleScenarios } from '../sample/sample-report.js';
import { compareReports, comparisonExitCode, differences } from './compare-reports.js';

const green = sampleReport(
  sampleScenarios.map((scenario): ScenarioReport => ({ ...scenario, result: 'passed', errors: [], timeline: [] })),
);
const red = sampleReport();

const compare = (...reports: (typeof red)[]) =>
  compareReports(reports.map((report, index) => ({ file: `${index}.json`, report })));
const changes = (comparison: ReturnType<typeof compare>) =>
  differences(comparison).map(({ id, results }) => [id, results.at(-1)?.change]);

test('two equal runs have no difference', () => {
  expect(differences(compare(red, red))).toEqual([]);
  expect(comparisonExitCode(compare(red, red))).toBe(0);
});

test('says what regressed and what is no longer judged', () => {
  const comparison = compare(green, red);
  expect(changes(comparison)).toEqual([
    ['AUTH-SKEW-01', 'regressed'],
    ['REST-SEND-04', 'regressed'],
    ['WEBHOOK-SIGN-01', 'regressed'],
    ['POLLING-UPGRADE-01', 'lost'],
    ['POLLING-ONLY-01', 'lost'],
  ]);
  expect(comparisonExitCode(comparison)).toBe(1);
});

test('says what was fixed, and what fails that was not judged before', () => {
  expect(changes(compare(red, green))).toEqual([
    ['AUTH-SKEW-01', 'fixed'],
    ['REST-SEND-04', 'fixed'],
    ['WEBHOOK-SIGN-01', 'fixed'],
  ]);
  const unjudged = { ...red, requirements: red.requirements.map((row) => ({ ...row, result: 'not tested' as const })) };
  expect(changes(compare(unjudged, red))).toContainEqual(['REST-SEND-04', 'new']);
  expect(comparisonExitCode(compare(red, green))).toBe(0);
});

test('compares each report with the first', () => {
  const row = compare(green, red, green).requirements.find(({ id }) => id === 'REST-SEND-04');
  expect(row?.results.map((result) => result?.change)).toEqual([undefined, 'regressed', undefined]);
});

describe('the exit code', () => {
  test('ignores what does not gate and what is known', () => {
    const known = sampleReport(
      sampleScenarios.filter(({ result }) => result === 'passed' || result === 'failed'),
      { baseline: { ...sampleBaseline, entries: sampleBaseline.entries.map((e) => ({ ...e, requirement: '**' })) } },
    );
    const before = { ...green, requirements: green.requirements.filter(({ area }) => area !== 'polling') };
    const after = { ...known, requirements: known.requirements.filter(({ area }) => area !== 'polling') };
    expect(comparisonExitCode(compare(before, after))).toBe(0);
  });

  test('is 2 where something that gates is no longer judged', () => {
    const lost = {
      ...green,
      requirements: green.requirements.map((row) =>
        row.id === 'REST-SEND-04' ? { ...row, result: 'not judged' as const } : row,
      ),
    };
    expect(comparisonExitCode(compare(green, lost))).toBe(2);
  });
});

test('says how the contract changed', () => {
  const changed = {
    ...green,
    requirements: green.requirements
      .filter(({ id }) => id !== 'AUTH-EXP-01')
      .map((row) => (row.id === 'AUTH-SKEW-01' ? { ...row, level: 'MUST' as const } : row)),
  };
  const contract = (comparison: ReturnType<typeof compare>) =>
    differences(comparison).map(({ id, contractChanges }) => [id, contractChanges]);
  expect(contract(compare(green, changed))).toEqual([
    ['AUTH-EXP-01', ['removed']],
    ['AUTH-SKEW-01', ['level: SHOULD, then MUST']],
  ]);
  expect(contract(compare(changed, green))).toContainEqual(['AUTH-EXP-01', ['added']]);
});

test('takes rows of a profile that a report did not ask for as no change of the contract', () => {
  const core = {
    ...green,
    profiles: green.profiles.filter(({ name }) => name === 'core'),
    requirements: green.requirements.filter(({ profile }) => profile === 'core'),
  };
  expect(differences(compare(core, green))).toEqual([]);
});
