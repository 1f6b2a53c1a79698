import path from 'node:path';
import { expect, test } from 'vitest';
import { runSuite } from './run-suite.js';

const target = {
  name: 'a dying service',
  hubs: { handler: 'conformance' },
  eventHandler: { url: 'http://127.0.0.1:{port}/events' },
  capabilities: [],
  timings: { deliveryMs: 6000, clockSkewSeconds: 300 },
};
const requirements = 'MANAGEMENT-GROUP-*';
const dyingTarget = (ending: string) => [
  process.execPath,
  path.resolve('tests/targets/dying-target.mjs'),
  ending,
  '{settings}',
];

test.each(['refused', 'reset', 'silent'])('ends the run when the target no longer answers: %s', async (ending) => {
  const command = dyingTarget(ending);
  const { exitCode, output, report } = await runSuite({ ...target, launch: { command } }, requirements);

  expect(exitCode, output).toBe(2);
  expect(report?.ended).toEqual({
    kind: 'target-died',
    reason: expect.stringMatching(/^The target no longer answers: HEAD .+\. What ran before stands;/) as string,
  });
  expect(report?.findings).toEqual([]);
  expect(report?.counts.failed).toBe(0);
  expect(output).toMatch(/Could not run\n {2}\d+ scenarios: The target no longer answers/);
});

test('shows once what a launched target wrote that ended', async () => {
  const command = dyingTarget('exit');
  const { exitCode, output, report } = await runSuite({ ...target, launch: { command } }, requirements);

  expect(exitCode, output).toBe(2);
  expect(report?.ended.reason).toMatch(/^The target no longer answers: `[^]+` ended with exit code 9\. What ran/);
  expect(report?.ended.lastLines).toEqual(['out of memory, with key <access key>']);
  expect(output.match(/out of memory/g)).toHaveLength(1);
});
