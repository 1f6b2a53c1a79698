import { expect, test } from 'vitest';
import { sampleRegistry } from '../sample/sample-registry.js';
import { sampleScenarios } from '../sample/sample-report.js';
import type { ScenarioReport } from '../report.js';
import { stepFailureText } from '../step-failure.js';
import { FailureLimit } from './failure-limit.js';

const options = { maxFailures: 2, profiles: ['core'], known: ['ACK-*'] };

function failed(requirement: string, error = 'Error: expected 202'): ScenarioReport {
  const [sample] = sampleScenarios;
  if (sample === undefined) throw new Error('The sample has no scenario.');
  return { ...sample, result: 'failed', requirements: [requirement], errors: [error], timeline: [] };
}

test('ends the run at the second gating requirement that fails', () => {
  const limit = new FailureLimit(sampleRegistry, options);

  expect(limit.add(failed('AUTH-EXP-01'))).toBeUndefined();
  expect(limit.add(failed('AUTH-KEY-01'))).toEqual({
    kind: 'max-failures',
    reason: '2 gating requirements failed, and --max-failures is 2.',
  });
});

test.each([
  ['a requirement that fails again', failed('AUTH-EXP-01')],
  ['a SHOULD', failed('AUTH-SKEW-01')],
  ['a known failure', failed('ACK-BODY-01')],
  ['another profile', failed('POLLING-ONLY-01')],
  ['a step', failed('AUTH-KEY-01', `Error: ${stepFailureText('REST-SEND-01', 'answered 500')}`)],
])('does not count %s', (_title, scenario) => {
  const limit = new FailureLimit(sampleRegistry, options);
  limit.add(failed('AUTH-EXP-01'));

  expect(limit.add(scenario)).toBeUndefined();
});
