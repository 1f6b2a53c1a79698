import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { load } from 'js-yaml';

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

export const action = load(readFileSync('action.yml', 'utf8')) as Action;

/**
 * Runs the shell steps as a runner of GitHub does: each in bash, with the files of outputs and summary.
 *
 * @param folder where those files and the report are written.
 */
export function runAction(folder: string, given: Readonly<Record<string, string>>) {
  const reportDir = path.join(folder, 'report');
  const defaults = Object.entries(action.inputs).map(([input, { default: value }]) => [input, value]);
  const inputs = { ...Object.fromEntries(defaults), 'report-dir': reportDir, ...given } as Record<string, string>;
  const files = {
    GITHUB_OUTPUT: path.join(folder, 'output'),
    GITHUB_STEP_SUMMARY: path.join(folder, 'summary'),
  };
  const known = new Map(Object.entries(inputs).map(([input, value]) => [`inputs.${input}`, value]));
  const uploaded: Record<string, string>[] = [];
  let log = '';
  let gate = 0;
  mkdirSync(folder, { recursive: true });
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
