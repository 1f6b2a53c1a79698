import { randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const length = 31;

/**
 * A connection id of the form that the service's were seen to have: 31 letters and digits.
 *
 * @param prefix what it begins with.
 */
export function newConnectionId(prefix = ''): string {
  return prefix + randomId(length - prefix.length);
}

/** Random letters and digits. */
export function randomId(length: number): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
