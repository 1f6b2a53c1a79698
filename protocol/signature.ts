import { createHmac } from 'node:crypto';

/**
 * The value of `ce-signature`: for each key `sha256=` and the lower-case hexadecimal HMAC-SHA256 of the connection id,
 * joined with commas (primary first). The key is the UTF-8 bytes of the access key's text.
 *
 * @example signConnection('0f9c97a2…', [primaryKey, secondaryKey]) // 'sha256=…,sha256=…'
 * @see reference-cloud-events.md, "Signature".
 */
export function signConnection(connectionId: string, keys: readonly string[]): string {
  return keys.map((key) => `sha256=${createHmac('sha256', key).update(connectionId).digest('hex')}`).join(',');
}

/**
 * Whether one item of a `ce-signature` list is the connection id's signature by the key. The hexadecimal digits' case
 * does not matter.
 */
export function verifySignature(signature: string, connectionId: string, key: string): boolean {
  const expected = signConnection(connectionId, [key]);
  return signature.split(/[\s,]+/).some((item) => item.toLowerCase() === expected);
}
