import { expect, test } from 'vitest';
import { needsText } from '../needs.js';
import type { ScenarioReport } from '../report.js';
import { stepFailureText } from '../step-failure.js';
import { markBlocked } from './blocked-scenarios.js';

const failed = (requirement: string, error: string): ScenarioReport => ({
  id: requirement,
  title: requirement,
  file: 'a.spec.ts:1',
  requirements: [requirement],
  result: 'failed',
  durationMs: 1,
  errors: [error],
  timeline: [],
});
const passed = (requirement: string): ScenarioReport => ({ ...failed(requirement, ''), result: 'passed', errors: [] });
const results = (scenarios: readonly ScenarioReport[]) => markBlocked(scenarios).map(({ result }) => result);

test('does not judge what rests on a foundation that failed in its own scenarios', () => {
  const above = failed('MAPPING-GROUP-01', `Error: no event.${needsText('REST-SEND-02')}`);
  expect(results([failed('REST-SEND-02', 'Error: no event.'), above])).toEqual(['failed', 'not judged']);
  expect(markBlocked([failed('REST-SEND-02', 'Error: no event.'), above])[1]?.errors[0]).toBe(
    stepFailureText('REST-SEND-02', `no event.${needsText('REST-SEND-02')}`),
  );
});

test('leaves a failure to its scenario where the foundation is kept', () => {
  const own = failed('MAPPING-GROUP-01', `Error: no event.${needsText('REST-SEND-02')}`);
  expect(results([passed('REST-SEND-02'), own])).toEqual(['passed', 'failed']);
});

test('blames the lowest foundation alone', () => {
  const handshake = failed('HANDSHAKE-PATH-02', 'Error: 404.');
  const send = failed('REST-SEND-02', `Error: refused.${needsText('HANDSHAKE-PATH-02')}`);
  const above = failed('MAPPING-GROUP-01', `Error: refused.${needsText('HANDSHAKE-PATH-02')}`);
  expect(results([above, send, handshake])).toEqual(['not judged', 'not judged', 'failed']);
});

test('does not count a foundation as failed whose scenario failed by a step of another row', () => {
  const send = failed('REST-SEND-02', stepFailureText('REST-GROUPS-01', 'addToGroups answered 500.'));
  const above = failed('MAPPING-GROUP-01', `Error: no event.${needsText('REST-SEND-02')}`);
  expect(results([send, above])).toEqual(['failed', 'failed']);
});
