import { expect, test } from 'vitest';
import type { RequirementResult, ScenarioResult, Severity } from '../report.js';
import type { Evidence, RequirementLevel } from '../../specs/requirement.js';
import { sampleRegistry } from '../sample/sample-registry.js';
import { sampleScenarios } from '../sample/sample-report.js';
import { judgeRequirement, judgeRequirements, severityOf } from './requirement-results.js';

const results: [seen: ScenarioResult[], want: RequirementResult][] = [
  [['passed'], 'passed'],
  [['passed', 'failed'], 'failed'],
  [['could not run', 'failed'], 'failed'],
  [['passed', 'could not run'], 'could not run'],
  [['not applicable', 'passed'], 'passed'],
  [['not applicable'], 'not applicable'],
  [['left out', 'passed'], 'passed'],
  [['left out', 'not applicable'], 'left out'],
  [[], 'not tested'],
];

test.each(results)('a requirement whose scenarios are %j is %s', (seen, want) => {
  expect(judgeRequirement({ testable: true }, seen)).toBe(want);
});

test('a slow requirement without a scenario in the run is left out', () => {
  expect(judgeRequirement({ testable: true, slow: true }, [])).toBe('left out');
});

test('an untestable requirement is untestable, unless a scenario shows it all the same', () => {
  expect(judgeRequirement({ testable: false }, [])).toBe('untestable');
  expect(judgeRequirement({ testable: false }, ['failed'])).toBe('failed');
});

const severities: [RequirementLevel, Evidence, Severity][] = [
  ['MUST', 'observed', 'failure'],
  ['MUST', 'official-client', 'failure'],
  ['MUST', 'inferred', 'warning'],
  ['SHOULD', 'documented', 'warning'],
  ['MAY', 'documented', 'notice'],
  ['MAY', 'inferred', 'notice'],
];

test.each(severities)('a broken %s that is %s is a %s', (level, evidence, want) => {
  expect(severityOf({ ...requirement('AUTH-EXP-01'), level, evidence })).toBe(want);
});

test('only the MUSTs of selected profiles gate, and not those that are inferred', () => {
  const judged = judgeRequirements(sampleRegistry, sampleScenarios, ['core']);
  const gating = judged.filter(({ gates }) => gates).map(({ id }) => id);

  expect(gating).toEqual([
    'AUTH-EXP-01',
    'AUTH-KEY-01',
    'ACK-BODY-01',
    'ACK-NONE-01',
    'REST-SEND-01',
    'REST-SEND-04',
    'WEBHOOK-SIGN-01',
  ]);
});

test('a requirement of another profile is listed only when a scenario names it', () => {
  const onlyRest = sampleScenarios.filter(({ requirements }) => requirements.includes('REST-SEND-01'));

  expect(judgeRequirements(sampleRegistry, sampleScenarios, ['core']).map(({ id }) => id)).toContain('POLLING-ONLY-01');
  expect(judgeRequirements(sampleRegistry, onlyRest, ['core']).map(({ id }) => id)).not.toContain('POLLING-ONLY-01');
});

function requirement(id: string): (typeof sampleRegistry)[number] {
  const found = sampleRegistry.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`The sample has no requirement ${id}.`);
  return found;
}
