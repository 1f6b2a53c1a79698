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

test('leads a step back to a foundation that it rests on and that failed', () => {
  const message = `refused.${needsText('REST-SEND-02')}`;
  const above: ScenarioReport = {
    ...failed('MAPPING-GROUP-01', stepFailureText('MAPPING-GROUP-04', message)),
    result: 'not judged',
  };
  const [, blocked] = markBlocked([failed('REST-SEND-02', 'Error: no event.'), above]);
  expect(blocked?.errors[0]).toBe(stepFailureText('REST-SEND-02', message));
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

test('counts a foundation as failed where its own scenario saw a breach of it and went on', () => {
  const violations = [{ message: 'sendToGroup answered 200, expected 202', requirement: 'REST-SEND-01' }];
  const call = { kind: 'rest', at: 0, operationId: 'sendToGroup', response: null, violations } as const;
  const request = { method: 'POST', path: '/', headers: {}, body: '' };
  const send: ScenarioReport = { ...passed('REST-SEND-01'), timeline: [{ ...call, request }] };
  const above = failed('REST-SEND-04', `Error: answered 200.${needsText('REST-SEND-01')}`);
  expect(results([send, above])).toEqual(['passed', 'not judged']);
});

test('blames the foundation below the row that a step needs, where that failed', () => {
  const step = stepFailureText('REST-SEND-01', `answered 401.${needsText('AUTH-REST-01')}`);
  const above = failed('MAPPING-GROUP-01', step);
  const [, blocked] = markBlocked([failed('AUTH-REST-01', 'Error: 401.'), above]);
  expect(blocked?.errors[0]).toBe(stepFailureText('AUTH-REST-01', `answered 401.${needsText('AUTH-REST-01')}`));
});

test('does not judge what rests on another row that failed in its own scenarios', () => {
  const filter = failed('REST-FILTER-07', `Error: answered 400.${needsText('REST-SEND-01')}`);
  const above = failed('AUTH-REST-01', `Error: answered 400.${needsText('REST-SEND-01', 'REST-FILTER-07')}`);
  expect(results([filter, above])).toEqual(['failed', 'not judged']);
});

test('does not let two rows that rest on each other hide both of their failures', () => {
  const one = failed('REST-FILTER-07', `Error: one.${needsText('REST-FILTER-08')}`);
  const other = failed('REST-FILTER-08', `Error: other.${needsText('REST-FILTER-07')}`);
  expect(results([one, other])).toEqual(['failed', 'failed']);
});
