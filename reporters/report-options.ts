import path from 'node:path';
import { accessKeysOf, handlerSecretsOf } from '../results/redact.js';
import { readRunOptions, type RunOptions } from '../results/run-options.js';

/** What the reporter needs to know about a run, besides what Playwright says of it. */
export interface ReportOptions extends Pick<
  RunOptions,
  'target' | 'profiles' | 'requirements' | 'maxFailures' | 'maxRunMs' | 'baseline' | 'reportDir' | 'command'
> {
  /** The target's keys, which no report shows. */
  readonly accessKeys: readonly string[];
}

const defaults: ReportOptions = {
  target: { name: 'unnamed target', version: '', kind: 'url' },
  profiles: ['core'],
  reportDir: 'conformance-report',
  command: 'npm test',
  accessKeys: [],
};

/**
 * The run's options: those given by the launcher in the environment, over those of the Playwright configuration, over
 * the defaults of a run that was started from an editor.
 */
export function readReportOptions(
  configured: Partial<ReportOptions> = {},
  environment: NodeJS.ProcessEnv = process.env,
): ReportOptions {
  const { descriptor, handler, ...run } = readRunOptions(environment);
  const accessKeys = [...accessKeysOf(descriptor), ...handlerSecretsOf(handler)];
  const options = { ...defaults, ...configured, ...run, accessKeys };
  return { ...options, reportDir: path.resolve(options.reportDir) };
}
