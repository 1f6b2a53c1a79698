import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConformanceReport } from '../../results/report.js';

export const command = path.resolve('dist/cli/main.js');

export interface SuiteRun {
  readonly exitCode: number;
  readonly output: string;
  readonly report: ConformanceReport | undefined;
}

/** Runs a few requirements of the suite as a user does, against a URL or the target of a descriptor. */
export async function runSuite(target: string | object, requirement: string): Promise<SuiteRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'targets-test-'));
  try {
    const file = path.join(folder, 'target.json');
    if (typeof target !== 'string') await writeFile(file, JSON.stringify(target));
    const name = typeof target === 'string' ? target : file;
    const parameters = [
      'test',
      '--target',
      name,
      '--requirement',
      requirement,
      '--report-dir',
      path.join(folder, 'report'),
    ];
    const { exitCode, output } = await runCommand(parameters);
    const report = await readFile(path.join(folder, 'report/report.json'), 'utf8').catch(() => undefined);
    return { exitCode, output, report: report === undefined ? undefined : (JSON.parse(report) as ConformanceReport) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Runs this package's command to its end. */
export function runCommand(
  parameters: readonly string[],
  options: { readonly cwd?: string } = {},
): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [command, ...parameters], options, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
    child.stdin?.end();
  });
}
