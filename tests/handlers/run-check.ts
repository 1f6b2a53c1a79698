import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ConformanceReport } from '../../results/report.js';
import type { HandlerDescriptor } from '../../specs/handler-descriptor.js';
import { command } from '../targets/run-suite.js';

export interface CheckRun {
  readonly exitCode: number;
  readonly output: string;
  readonly report: ConformanceReport | undefined;
}

/** More than a check takes on a machine that does much else. */
const limitSeconds = '240';

/**
 * Checks an event handler as a user does: by its URL, its descriptor's file, or a descriptor.
 *
 * @param reportFolder keeps the report there; it is removed where none is given.
 */
export async function runCheck(
  handler: string | HandlerDescriptor,
  flags: readonly string[] = [],
  environment: Readonly<Record<string, string>> = {},
  reportFolder?: string,
): Promise<CheckRun> {
  const folder = await mkdtemp(path.join(tmpdir(), 'handlers-test-'));
  const reports = reportFolder ?? path.join(folder, 'report');
  try {
    const file = path.join(folder, 'handler.json');
    if (typeof handler !== 'string') await writeFile(file, JSON.stringify(handler));
    const parameters = [
      command,
      'check-handler',
      typeof handler === 'string' ? handler : file,
      ...['--report-dir', reports, '--workers', '1', '--time-limit', limitSeconds],
      ...flags,
    ];
    const { exitCode, output } = await run(parameters, environment);
    const report = await readFile(path.join(reports, 'report.json'), 'utf8').catch(() => undefined);
    return { exitCode, output, report: report === undefined ? undefined : (JSON.parse(report) as ConformanceReport) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function run(
  parameters: readonly string[],
  environment: Readonly<Record<string, string>>,
): Promise<{ readonly exitCode: number; readonly output: string }> {
  return new Promise((resolve) => {
    const env = { ...process.env, ...environment };
    execFile(process.execPath, parameters, { env }, (error, stdout, stderr) => {
      resolve({ exitCode: error === null ? 0 : Number(error.code), output: stdout + stderr });
    });
  });
}

/** The rows that were found to be broken. */
export function findingsOf({ report, output }: CheckRun): string[] {
  if (report === undefined) throw new Error(`There is no report:\n${output}`);
  return report.findings.map(({ requirement }) => requirement);
}

/** The rows whose failure spoils the verdict. */
export function brokenMustsOf({ report, output }: CheckRun): string[] {
  if (report === undefined) throw new Error(`There is no report:\n${output}`);
  return report.findings.flatMap(({ requirement, gates }) => (gates ? requirement : []));
}
