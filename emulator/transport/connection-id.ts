import { randomInt } from 'node:crypto';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const length = 31;

/** A connection id of the form that the service's were seen to have: 31 letters and digits. */
export function newConnectionId(): string {
  return Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
}
