import { expect, test } from 'vitest';
import type { RequirementResult, ScenarioResult, Severity } from '../report.js';
import type { Evidence, RequirementLevel } from '../../specs/requirement.js';
import { stepFailureText } from '../step-failure.js';
import { sampleRegistry } from '../sample/sample-registry.js';
import { sampleScenarios } from '../sample/sample-report.js';
import { observationsOf } from './observations.js';
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
  expect(judgeRequirement({ testable: true }, seen.map(withResult), failures(seen))).toBe(want);
});

test('a slow requirement without a scenario in the run is left out', () => {
  expect(judgeRequirement({ testable: true, slow: true }, [])).toBe('left out');
});

test('an untestable requirement is untestable, unless a scenario shows it all the same', () => {
  expect(judgeRequirement({ testable: false }, [])).toBe('untestable');
  expect(judgeRequirement({ testable: false }, [withResult('failed')])).toBe('failed');
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
  const judged = judgeSample(sampleScenarios);
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

  expect(judgeSample(sampleScenarios).map(({ id }) => id)).toContain('POLLING-ONLY-01');
  expect(judgeSample(onlyRest).map(({ id }) => id)).not.toContain('POLLING-ONLY-01');
});

test('a breach fails a requirement whose own scenarios passed', () => {
  expect(judgeRequirement({ testable: true }, [withResult('passed')], [{ kind: 'breach' }])).toBe('failed');
});

test('a step that failed elsewhere fails a requirement whose own scenarios passed, and no other', () => {
  expect(judgeRequirement({ testable: true }, [withResult('passed')], [{ kind: 'step' }])).toBe('failed');
  expect(judgeRequirement({ testable: true }, [], [{ kind: 'step' }])).toBe('not tested');
});

test('a requirement whose scenario stopped at a step of another row is not judged', () => {
  const stopped = { result: 'failed' as const, errors: [stepFailureText('REST-SEND-01', 'It answered 500.')] };
  expect(judgeRequirement({ testable: true }, [withResult('passed'), stopped])).toBe('not judged');
});

function judgeSample(scenarios: typeof sampleScenarios) {
  return judgeRequirements(sampleRegistry, scenarios, scenarios.flatMap(observationsOf), ['core']);
}

function withResult(result: ScenarioResult) {
  return { result, errors: result === 'failed' ? ['Error: seen'] : [] };
}

function failures(seen: readonly ScenarioResult[]) {
  return seen.filter((result) => result === 'failed').map(() => ({ kind: 'assertion' as const }));
}

function requirement(id: string): (typeof sampleRegistry)[number] {
  const found = sampleRegistry.find((candidate) => candidate.id === id);
  if (found === undefined) throw new Error(`The sample has no requirement ${id}.`);
  return found;
}
