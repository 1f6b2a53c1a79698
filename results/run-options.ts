import type { HandlerDescriptor } from '../specs/handler-descriptor.js';
import type { Target } from '../specs/target-descriptor.js';
import type { TargetReport } from './report.js';

/** Which event handler a run has in front of its scenarios' responders. */
export const eventHandlerKinds = ['plain', 'functions'] as const;
export type EventHandlerKind = (typeof eventHandlerKinds)[number];

/** What a run is of, as the command line hands it to Playwright, its workers and the reporter. */
export interface RunOptions {
  readonly target: Readonly<TargetReport>;
  readonly descriptor: Target;
  /** The event handler, where the run is of one and not of a service. */
  readonly handler?: HandlerDescriptor;
  /** Where the target's access key was taken from, as an error says it. */
  readonly keyOrigin: string;
  /** `plain` when left out. */
  readonly eventHandler?: EventHandlerKind;
  /** The profiles that get a verdict. */
  readonly profiles: readonly string[];
  /** Only these requirements; absent when the run is of whole profiles. */
  readonly requirements?: readonly string[];
  /** The titles of the only scenarios; absent when the run has every scenario of its requirements. */
  readonly scenarios?: readonly string[];
  /** After how many failed gating requirements the run ends; absent when it goes on to its end. */
  readonly maxFailures?: number;
  /** How long the run may take from its first scenario on; absent where it may take as long as it needs. */
  readonly maxRunMs?: number;
  /** The file of the known failures; relative to the working directory. */
  readonly baseline?: string;
  /** Whether slow scenarios run, too. */
  readonly slow?: boolean;
  /** How many scenarios run at once, at most; absent where the suite chooses. */
  readonly workers?: number;
  /** Where the report is written; relative to the working directory. */
  readonly reportDir: string;
  /** The command that made this run. */
  readonly command: string;
}

const variable = 'SOCKETIO_SERVERLESS_RUN';

/** The environment variable for a run. */
export function runVariable(options: Partial<RunOptions>): Readonly<Record<string, string>> {
  return { [variable]: JSON.stringify(options) };
}

/**
 * The options of this run; nothing of them where it was not started by the command line.
 *
 * @throws Error where the environment variable is not a JSON object.
 */
export function readRunOptions(environment: NodeJS.ProcessEnv = process.env): Partial<RunOptions> {
  const text = environment[variable];
  if (text === undefined || text === '') return {};
  const value = parseJson(text);
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value;
  throw new Error(
    `The environment variable ${variable} is ${JSON.stringify(text.slice(0, 80))}, expected a JSON object. ` +
      'It is set by the command line: start the suite with it, or unset the variable.',
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
