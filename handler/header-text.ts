import { encodeHeaderText } from '../protocol/index.js';

/**
 * The name in a `ce-` header. A service sends printable ASCII as it is and percent-encodes any other name as a whole, so
 * only what it would have encoded is decoded.
 *
 * @see CloudEvents HTTP protocol binding 1.0, 3.1.3.2 "HTTP Header Values"; docs/decisions/event-name-header.md.
 */
export function decodeHeaderText(value: string): string {
  try {
    const decoded = decodeURIComponent(value);
    return encodeHeaderText(decoded) === value ? decoded : value;
  } catch {
    return value;
  }
}

/** A user id is sent as its UTF-8 bytes, which HTTP libraries read as Latin-1. */
export function decodeUserId(value: string): string {
  const decoded = Buffer.from(value, 'latin1').toString('utf8');
  return decoded.includes('\uFFFD') ? value : decoded;
}
