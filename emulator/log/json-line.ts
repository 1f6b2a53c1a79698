import type { LogEntry } from './event-log.js';
import { describeError, shownBody } from './shown-message.js';

/**
 * An entry as one line of JSON, with the names that pino's tools read: `level`, `time`, `msg`.
 *
 * @param withBodies whether the beginning of the bodies is shown.
 */
export function jsonLine({ level, time, message, fields }: LogEntry, withBodies: boolean): string {
  const { request, answer, error, ...shown } = fields;
  return JSON.stringify({
    level,
    time,
    msg: message,
    ...shown,
    ...(withBodies && request !== undefined && { requestBody: shownBody(request) }),
    ...(withBodies && answer !== undefined && { answerBody: shownBody(answer) }),
    ...(error !== undefined && { error: describeError(error) }),
  });
}
