import type { LoggedMessage } from './log-fields.js';

const maxShownLength = 500;

/** The beginning of a text, with a mark where it has been cut. */
export function excerpt(text: string, maxLength = maxShownLength): string {
  return text.length <= maxLength ? text : `${text.slice(0, maxLength)}…`;
}

/** The beginning of a body as text. */
export function shownBody({ body }: LoggedMessage, maxLength = maxShownLength): string {
  // A character has at most four bytes, so that nothing of a long body is decoded for nothing.
  const text = typeof body === 'string' ? body : body.toString('utf8', 0, maxLength * 4);
  return excerpt(text, maxLength);
}

/** An error with where it came from. */
export function describeError(error: unknown): string {
  if (error instanceof Error) return error.stack ?? error.message;
  return typeof error === 'string' ? error : JSON.stringify(error);
}
