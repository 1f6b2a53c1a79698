import type { ConformanceReport, ScenarioReport } from '../report.js';
import type { Baseline } from '../baseline.js';
import { buildReport, type ObservedRun } from '../judging/build-report.js';
import { sampleRegistry } from './sample-registry.js';
import { faultyTimeline, sampleTimeline } from './sample-timeline.js';

const scenario = (
  title: string,
  requirements: string[],
  result: ScenarioReport['result'],
  more: Partial<ScenarioReport> = {},
): ScenarioReport => ({
  id: title.replaceAll(/\W+/g, '-').toLowerCase(),
  title,
  file: `${requirements[0]?.split('-')[0]?.toLowerCase() ?? 'other'}/${title.split(' ')[0] ?? ''}.spec.ts:12`,
  requirements,
  result,
  durationMs: 40 + title.length * 7,
  errors: [],
  timeline: [...sampleTimeline],
  ...more,
});

/** The scenarios of the sample: every result, errors and markup that a service might send. */
export const sampleScenarios: readonly ScenarioReport[] = [
  scenario('refuses a client whose token has expired', ['AUTH-EXP-01'], 'passed'),
  scenario('accepts a token of the secondary key', ['AUTH-KEY-01'], 'passed'),
  scenario('accepts a token within the clock skew', ['AUTH-SKEW-01'], 'failed', {
    errors: ['Error: the client was refused with 401, expected that it connects.'],
  }),
  scenario('delivers an acknowledgement unchanged', ['ACK-BODY-01'], 'passed'),
  scenario('sends nothing for 204', ['ACK-NONE-01'], 'passed'),
  scenario('reaches the sockets of a room and no other', ['REST-SEND-01'], 'passed'),
  scenario('answers 202 for a send to an empty room', ['REST-SEND-04', 'WEBHOOK-SIGN-01'], 'failed', {
    errors: [
      'Error: sendToGroup answered 200, expected 202 (socket-io-serverless-protocol.md, "Send to a room").\n\n' +
        'at rest/answers.spec.ts:19:24\n\n  17 |   const answer = await service.sendToGroup(room, packet);\n' +
        '> 19 |   expect(answer.status).toBe(202);\n     |                         ^',
    ],
    timeline: [...faultyTimeline],
  }),
  scenario('accepts messageTtlSeconds at its bounds', ['REST-SEND-07'], 'passed'),
  scenario('names a message by its type <b>azure.webpubsub.user.message</b>', ['WEBHOOK-TYPE-01'], 'passed'),
  scenario('upgrades a client that polls first', ['POLLING-UPGRADE-01'], 'could not run', {
    skipReason: 'the target did not answer within 5000 ms at http://127.0.0.1:49152.',
    timeline: [],
  }),
  scenario('serves a client that only polls', ['POLLING-ONLY-01'], 'not applicable', {
    skipReason: 'the target does not declare the capability polling.',
    timeline: [],
  }),
];

/** The run of the sample, before it is judged. */
export function sampleRun(scenarios: readonly ScenarioReport[] = sampleScenarios): ObservedRun {
  return {
    suite: { name: 'socketio-serverless', version: '0.1.0', hash: `sha256:${'0a1b2c3d'.repeat(8)}` },
    target: {
      name: 'Sample service',
      version: '1.4.2',
      kind: 'container',
      image: `sample-service@sha256:${'5a'.repeat(32)}`,
    },
    date: '2025-11-22T20:15:03.120Z',
    durationMs: 4210,
    command: 'npm test -- --target sample.yaml',
    ended: { kind: 'completed' },
    scenarios: [...scenarios],
    errors: [],
    profiles: ['core', 'transports'],
    filtered: false,
    expected: scenarios.length,
  };
}

/** A baseline that knows one of the sample's failures. */
export const sampleBaseline: Baseline = {
  file: 'baseline.yaml',
  entries: [
    {
      requirement: 'REST-SEND-04',
      reason: 'Answers 200 until the gateway is replaced.',
      link: 'https://example.com/issues/17',
      expires: '2026-01-31',
    },
  ],
};

/** A report with something of everything that a report can hold. */
export function sampleReport(
  scenarios?: readonly ScenarioReport[],
  more: Partial<ObservedRun> = {},
): ConformanceReport {
  return buildReport({ ...sampleRun(scenarios), ...more }, sampleRegistry);
}
