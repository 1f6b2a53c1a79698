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

test('every input is used, and no expression stands in a shell line, where its value would be run', () => {
  const steps = JSON.stringify(action.runs.steps);
  for (const name of Object.keys(action.inputs)) expect(steps).toContain(`\${{ inputs.${name} }}`);
  for (const { run = '' } of action.runs.steps) expect(run).not.toContain('${{');
});
