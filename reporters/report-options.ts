import path from 'node:path';
import { readRunOptions, type RunOptions } from '../results/run-options.js';

/** What the reporter needs to know about a run, besides what Playwright says of it. */
export type ReportOptions = Pick<RunOptions, 'target' | 'profiles' | 'requirements' | 'reportDir' | 'command'>;

const defaults: ReportOptions = {
  target: { name: 'unnamed target', version: '', kind: 'url' },
  profiles: ['core'],
  reportDir: 'conformance-report',
  command: 'npm test',
};

/**
 * The run's options: those given by the launcher in the environment, over those of the Playwright configuration, over
 * the defaults of a run that was started from an editor.
 */
export function readReportOptions(
  configured: Partial<ReportOptions> = {},
  environment: NodeJS.ProcessEnv = process.env,
): ReportOptions {
  const options = { ...defaults, ...configured, ...readRunOptions(environment) };
  return { ...options, reportDir: path.resolve(options.reportDir) };
}
