import type { IncomingMessage } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** How long a client may go on with a body that is not wanted; a megabyte takes some milliseconds on loopback. */
const lingerMs = 1000;

/** Whether a request's body has not come to its end yet. */
export function hasUnreadBody({ complete, headers }: IncomingMessage): boolean {
  return !complete && (headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined);
}

/**
 * Settles when the rest of a request that is answered already has come, or its time is over. A connection that ended amid
 * the request would be reset, and its client would see that in place of the answer.
 *
 * @see RFC 9112, 9.6 "Tear-down".
 */
export async function restOf(request: IncomingMessage): Promise<void> {
  const ended = new Promise((resolve) => request.once('end', resolve).once('close', resolve));
  request.resume();
  await Promise.race([ended, delay(lingerMs, undefined, { ref: false })]);
}
