import type { Settings } from '../settings/settings.js';
import type { LogLevel, LogSink } from './event-log.js';
import { jsonLine } from './json-line.js';
import { LineLimit } from './line-limit.js';
import { paintFor } from './paint.js';
import { prettyLine } from './pretty-line.js';

/** Where lines are written; `process.stderr` is one. */
export interface LineOutput {
  write(text: string): unknown;
  readonly isTTY?: boolean;
}

/**
 * Writes lines to standard error: for people on a terminal, JSON elsewhere, or as the settings say. Standard output belongs
 * to the command that started the emulator.
 *
 * @returns undefined where nothing is to be written.
 */
export function terminalSink(
  { logLevel, logFormat }: Pick<Settings, 'logLevel' | 'logFormat'>,
  output: LineOutput = process.stderr,
  environment: NodeJS.ProcessEnv = process.env,
): LogSink | undefined {
  if (logLevel === 'silent') return undefined;
  const level: LogLevel = logLevel;
  const isTerminal = output.isTTY === true;
  const isPretty = logFormat === 'auto' ? isTerminal : logFormat === 'pretty';
  const withBodies = level === 'trace';
  const paint = paintFor(isTerminal, environment);
  const limit = new LineLimit();
  return {
    level,
    write(entry) {
      const passed = limit.pass(entry);
      if (passed === undefined) return;
      output.write(`${isPretty ? prettyLine(passed, withBodies, paint) : jsonLine(passed, withBodies)}\n`);
    },
  };
}
