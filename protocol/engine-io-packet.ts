/** Joins the packets of one Engine.IO payload: the ASCII record separator. */
const separator = '\u001e';

/**
 * The packets of an Engine.IO v4 payload, as text: `4…` for a message, `b…` for a binary attachment in base64.
 *
 * @see Engine.IO protocol v4, "HTTP long-polling", packet encoding.
 */
export function splitPayload(payload: string): string[] {
  return payload.split(separator);
}

/** One Engine.IO v4 payload of several encoded packets. */
export function joinPayload(packets: readonly string[]): string {
  return packets.join(separator);
}

/** The one character that opens an encoded Engine.IO v4 packet. */
export const engineIoType = {
  open: '0',
  close: '1',
  ping: '2',
  pong: '3',
  message: '4',
  upgrade: '5',
  noop: '6',
  binary: 'b',
} as const;
