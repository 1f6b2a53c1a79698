import type { LogLevel, LogSink } from '../log/event-log.js';
import { describeError, shownBody } from '../log/shown-message.js';
import type { Settings } from '../settings/settings.js';

type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Takes the lines of the log in place of standard error. A logger of pino is one, and `console` is. */
export type EmulatorLogger = Readonly<Record<LogLevel, Write>>;

/** Gives entries to an embedder's own logger: those of the level of the settings, with bodies at `trace` alone. */
export function loggerSink(logger: EmulatorLogger, { logLevel }: Pick<Settings, 'logLevel'>): LogSink | undefined {
  if (logLevel === 'silent') return undefined;
  const withBodies = logLevel === 'trace';
  return {
    level: logLevel,
    write({ level, message, fields: { request, answer, error, ...fields } }) {
      const shown = {
        ...fields,
        ...(withBodies && request !== undefined && { requestBody: shownBody(request) }),
        ...(withBodies && answer !== undefined && { answerBody: shownBody(answer) }),
        ...(error !== undefined && { error: describeError(error) }),
      };
      logger[level](shown, message);
    },
  };
}
