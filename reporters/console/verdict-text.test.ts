import { expect, test } from 'vitest';
import { sampleReport, sampleScenarios } from '../../results/sample/sample-report.js';
import { problemsText, tallyLine, verdictText } from './verdict-text.js';

const plain = (_style: string, text: string): string => text;

test('says the verdict of each profile with its counts by level', () => {
  expect(verdictText(sampleReport(), plain)).toContain(
    [
      'core: not conformant. 2 MUSTs are not kept. 7 of 7 MUSTs judged, 1 more does not gate.',
      '  MUST    6 of 8 passed, 2 failed',
      '  SHOULD  0 of 2 passed, 1 failed, 1 untestable',
      '  MAY     1 of 1 passed',
    ].join('\n'),
  );
});

test('names the command that started the target, or its image', () => {
  const report = sampleReport();
  expect(verdictText(report, plain)).toContain('image: sample-service@sha256:5a5a');
  const launched = { ...report, target: { ...report.target, command: 'node server.js' } };
  expect(verdictText(launched, plain)).toContain('started by: node server.js');
});

test('says what failed with statement, clause, scenario, error and a command that repeats just that', () => {
  expect(problemsText(sampleReport(), plain)).toContain(
    [
      'Failed',
      '  sendToGroup answered 200, expected 202 (socket-io-serverless-protocol.md, "Send to a room"): 1 scenario',
      '    REST-SEND-04 MUST: A send to a room without members answers 202.',
      '      socket-io-serverless-protocol.md, "Send to a room" (observed)',
      '      also in 1 scenario: sendToGroup: saw status 200, expected 202 or 4XX',
      '    WEBHOOK-SIGN-01 MUST: Every delivery is signed with both access keys.',
    ].join('\n'),
  );
  expect(problemsText(sampleReport(), plain)).toContain(
    ['    rest/answers.spec.ts:12 answers 202 for a send to an empty room', '      at rest/answers.spec.ts:19:24'].join(
      '\n',
    ),
  );
  expect(problemsText(sampleReport(), plain)).toContain(
    '\n    npm test -- --target sample.yaml --requirement REST-SEND-04 WEBHOOK-SIGN-01\n',
  );
});

test('tells an error once, also where it fails two requirements', () => {
  expect(problemsText(sampleReport(), plain).match(/sendToGroup answered 200/g)).toHaveLength(1);
});

test('keeps warnings and what could not run apart from failures', () => {
  const text = problemsText(sampleReport(), plain);

  expect(text.slice(text.indexOf('\nWarnings'))).toContain('AUTH-SKEW-01 SHOULD');
  expect(text.slice(text.indexOf('\nCould not run'))).toContain(
    '  1 scenario: the target did not answer within 5000 ms at http://127.0.0.1:49152.\n',
  );
  expect(text.slice(text.indexOf('\nNot applicable'))).toContain(
    '  1 scenario: the target does not declare the capability polling.\n',
  );
});

test('ends with counts, and skipped scenarios where there are some', () => {
  expect(tallyLine(sampleReport())).toBe('7 passed, 2 failed, 2 skipped');
  expect(tallyLine(sampleReport(sampleScenarios.slice(0, 2)))).toBe('2 passed, 0 failed');
});

test('names the most frequent causes below the verdict, where the list of all has scrolled away', () => {
  const report = sampleReport();
  const finding = (requirement: string, message: string, scenarios: number) => ({
    requirement,
    gates: true,
    severity: 'failure' as const,
    causes: [{ message, scenarios }],
    scenarios: Array.from({ length: scenarios }, (_, index) => `${requirement} ${index}`),
    blocks: [],
  });
  const findings = [
    finding('A-ONE-01', 'answered 200', 2),
    finding('A-ONE-02', 'not signed', 9),
    finding('A-ONE-03', 'answered 200', 3),
    finding('A-ONE-04', 'lost', 1),
    finding('A-ONE-05', 'late', 1),
  ];

  expect(verdictText({ ...report, findings }, plain)).toContain(
    [
      'What failed',
      '  not signed: 9 scenarios (A-ONE-02)',
      '  answered 200: 5 scenarios (A-ONE-01 and 1 more)',
      '  lost: 1 scenario (A-ONE-04)',
      '  … and for 1 other cause',
    ].join('\n'),
  );
  expect(verdictText({ ...report, findings: [] }, plain)).not.toContain('What failed');
});

test('tells what a scenario says of its own result', () => {
  const { scenarios, ...report } = sampleReport();
  const [first, ...others] = scenarios;
  if (first === undefined) throw new Error('The sample has no scenario.');
  const text = problemsText({ ...report, scenarios: [{ ...first, note: 'Only 100 messages.' }, ...others] }, plain);
  expect(text).toContain(`Notes\n  ${first.title}: Only 100 messages.\n`);
});

test('shows once what a target wrote that ended', () => {
  const ended = { kind: 'target-died', reason: 'The target no longer answers.', lastLines: ['first', 'last'] } as const;
  const text = problemsText({ ...sampleReport(), ended }, plain);
  expect(text).toContain('The last lines of the target\n  first\n  last\n');
});
