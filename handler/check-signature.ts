import { timingSafeEqual } from 'node:crypto';
import { signConnection } from '../protocol/index.js';

/**
 * Whether one item of `ce-signature` was made with one of the access keys. A service signs with both of its keys, so that a
 * handler that knows either of them, or both, goes on while they are rotated.
 *
 * @param lines the lines of the header.
 * @see reference-cloud-events.md, "Attributes", signature.
 */
export function isSigned(lines: readonly string[], connectionId: string, accessKeys: readonly string[]): boolean {
  const items = lines.flatMap((line) => line.split(/[\s,]+/)).map((item) => Buffer.from(item.toLowerCase(), 'latin1'));
  return accessKeys.some((key) => {
    const expected = Buffer.from(signConnection(connectionId, [key]), 'latin1');
    return items.some((item) => item.length === expected.length && timingSafeEqual(item, expected));
  });
}
