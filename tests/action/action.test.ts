import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { action, runAction } from './run-action.js';

const folder = mkdtempSync(path.join(tmpdir(), 'action-'));
afterAll(() => rmSync(folder, { recursive: true }));

const command = `node ${path.resolve('dist/cli/main.js')}`;

test('a run that passes: outputs, summary and a gate that is open', () => {
  const run = runAction(path.join(folder, 'passes'), { command, arguments: '--requirement REST-SEND-04 --workers 1' });

  expect(run.outputs, run.log).toMatchObject({
    verdict: 'incomplete',
    partial: 'true',
    'exit-code': '0',
    failed: '0',
    known: '0',
    judged: expect.stringMatching(/^\d+ %$/) as string,
  });
  expect(run.summary).toMatch(/^# Conformance of embedded emulator[^]*\*\*Partial run\*\*/);
  expect(run.uploaded).toEqual([{ name: 'conformance-report', path: path.join(folder, 'passes', 'report') }]);
  expect(run.gate).toBe(0);
});

test('a run that cannot begin: no report, an error, and a gate that is shut', () => {
  const baseline = path.join(folder, 'retired.yaml');
  const entry = {
    requirement: 'AUTH-CLIENT-22',
    reason: 'Known to all.',
    link: 'https://example.com',
    expires: '2099-01-31',
  };
  writeFileSync(baseline, JSON.stringify([entry]));
  const run = runAction(path.join(folder, 'fails'), { command, baseline });

  expect(run.log).toContain('AUTH-CLIENT-22 was retired');
  expect(run.outputs).toMatchObject({ verdict: 'error', 'exit-code': '3' });
  expect(run.summary).toContain('wrote no report');
  expect(run.uploaded).toHaveLength(1);
  expect(run.gate).toBe(3);
});

test('a check of an event handler: its verdict, and the gate', () => {
  const handler = path.resolve('examples/handlers/plain/handler.yaml');
  const given = { command, 'event-handler': handler, arguments: '--requirement HANDLER-SIGNATURE-01 --workers 1' };
  const run = runAction(path.join(folder, 'handler'), given);

  expect(run.outputs, run.log).toMatchObject({ 'exit-code': '0', partial: 'true', failed: '0' });
  expect(run.summary).toMatch(/^# Conformance of plain-handler/);
  expect(run.gate).toBe(0);
});

test('a check of an event handler that is broken shuts the gate', () => {
  const handler = path.join(folder, 'broken.json');
  const program = path.resolve('examples/handlers/broken/no-signature-check.mjs');
  const launch = { command: [process.execPath, program], env: { PORT: '0', ACCESS_KEYS: 'a-key-of-this-test' } };
  writeFileSync(handler, JSON.stringify({ name: 'broken', hub: 'chat', accessKeys: ['a-key-of-this-test'], launch }));
  const given = { command, 'event-handler': handler, arguments: '--requirement HANDLER-SIGNATURE-01 --workers 1' };
  const run = runAction(path.join(folder, 'broken'), given);

  expect(run.outputs, run.log).toMatchObject({ verdict: 'not conformant', 'exit-code': '1', failed: '1' });
  expect(run.gate).toBe(1);
});

test('an event handler and a target at once: an error, and a gate that is shut', () => {
  const run = runAction(path.join(folder, 'both'), { command, target: 'my-service.yaml', 'event-handler': 'http://a' });
  expect(run.log).toContain('event-handler is given with target or profiles');
  expect(run.outputs).toMatchObject({ verdict: 'error', 'exit-code': '3' });
  expect(run.gate).toBe(3);
});

test('every input is used, and no expression stands in a shell line, where its value would be run', () => {
  const steps = JSON.stringify(action.runs.steps);
  for (const name of Object.keys(action.inputs)) expect(steps).toContain(`\${{ inputs.${name} }}`);
  for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
});
