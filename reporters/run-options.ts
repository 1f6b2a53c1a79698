import path from 'node:path';
import type { ConformanceReport } from '../specs/report.js';

/** What the reporter needs to know about a run, besides what Playwright tells it. */
export interface ReportOptions {
  target: ConformanceReport['target'];
  /** The profiles that get a verdict. */
  profiles: readonly string[];
  /** The only requirements of this run; absent when the run is of whole profiles. */
  requirements?: readonly string[];
  /** Where the report is written; relative to the working directory. */
  reportDir: string;
  /** The command that made this run. */
  command: string;
}

const variable = 'SOCKETIO_SERVERLESS_RUN';

const defaults: ReportOptions = {
  target: { name: 'unnamed target', version: '', kind: 'url' },
  profiles: ['core'],
  reportDir: 'conformance-report',
  command: 'npm test',
};

/**
 * The run's options: those given by the launcher in the environment, over those of the Playwright configuration, over
 * the defaults of a run that was started from an editor.
 *
 * @throws Error where the environment variable is no JSON object.
 */
export function readReportOptions(
  configured: Partial<ReportOptions> = {},
  environment: NodeJS.ProcessEnv = process.env,
): ReportOptions {
  const options = { ...defaults, ...configured, ...parseVariable(environment[variable]) };
  return { ...options, reportDir: path.resolve(options.reportDir) };
}

function parseVariable(text: string | undefined): Partial<ReportOptions> {
  if (text === undefined || text === '') return {};
  const value = parseJson(text);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new Error(
      `The environment variable ${variable} is ${JSON.stringify(text.slice(0, 80))}, expected a JSON object. ` +
        'It is set by the command line: start the suite with it, or unset the variable.',
    );
  }
  return value;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
