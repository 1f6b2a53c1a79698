import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'js-yaml';
import { afterAll, expect, test } from 'vitest';

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly run?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
}

const action = load(readFileSync('action.yml', 'utf8')) as Action;
const folder = mkdtempSync(path.join(tmpdir(), 'action-'));
afterAll(() => rmSync(folder, { recursive: true }));

const command = `node ${path.resolve('dist/cli/main.js')}`;

test('a run that passes: outputs, summary and a gate that is open', () => {
  const run = runAction('passes', { command, arguments: '--requirement REST-SEND-04 --workers 1' });

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
  const run = runAction('fails', { command, baseline });

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

/** Runs the shell steps as a runner of GitHub does: each in bash, with the files of outputs and summary. */
function runAction(name: string, given: Readonly<Record<string, string>>) {
  const reportDir = path.join(folder, name, 'report');
  const defaults = Object.entries(action.inputs).map(([input, { default: value }]) => [input, value]);
  const inputs = { ...Object.fromEntries(defaults), 'report-dir': reportDir, ...given } as Record<string, string>;
  const files = {
    GITHUB_OUTPUT: path.join(folder, `${name}-output`),
    GITHUB_STEP_SUMMARY: path.join(folder, `${name}-summary`),
  };
  const known = new Map(Object.entries(inputs).map(([input, value]) => [`inputs.${input}`, value]));
  const uploaded: Record<string, string>[] = [];
  let log = '';
  let gate = 0;
  for (const file of Object.values(files)) writeFileSync(file, '');
  for (const step of action.runs.steps) {
    if (step.uses?.startsWith('actions/upload-artifact@') === true) {
      const { name: artifact = '', path: uploadedPath = '' } = resolve(step.with ?? {}, known);
      uploaded.push({ name: artifact, path: uploadedPath });
      continue;
    }
    writeFileSync(files.GITHUB_OUTPUT, '');
    const env = { ...process.env, ...files, ...resolve(step.env ?? {}, known) };
    const result = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run ?? ''], {
      encoding: 'utf8',
      env,
    });
    log += result.stdout + result.stderr;
    gate = result.status ?? -1;
    for (const line of readFileSync(files.GITHUB_OUTPUT, 'utf8').split('\n').filter(Boolean)) {
      const [output = '', ...value] = line.split('=');
      known.set(`steps.${step.id ?? ''}.outputs.${output}`, value.join('='));
    }
  }
  const outputs = resolve(
    Object.fromEntries(Object.entries(action.outputs).map(([output, { value }]) => [output, value])),
    known,
  );
  return { outputs, log, gate, uploaded, summary: readFileSync(files.GITHUB_STEP_SUMMARY, 'utf8') };
}

/** Values with their expressions replaced; an output that no step has set is empty, as on GitHub. */
function resolve(values: Readonly<Record<string, string>>, known: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value.replaceAll(/\$\{\{ ([\w.-]+) \}\}/g, (_, expression: string) => known.get(expression) ?? ''),
    ]),
  );
}
