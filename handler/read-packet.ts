import { formatPacket, parseEventName, parsePacketHead } from '../protocol/index.js';

/** An event of a client, as its packet has it. */
export interface EventPacket {
  readonly name: string;
  readonly namespace: string;
  readonly args: readonly unknown[];
  /** The arguments as a JSON array, as they were sent. */
  readonly argsJson: string;
  /** The Engine.IO message that acknowledges it, up to its arguments; undefined where the client waits for none. */
  readonly ackHead: string | undefined;
}

/**
 * Reads an Engine.IO message that holds a Socket.IO event, or answers undefined where the text is none. Binary events, whose
 * attachments a text cannot hold, are none.
 *
 * @example readPacket('42/chat,17["hello","Ana"]') // { name: 'hello', args: ['Ana'], ackHead: '43/chat,17', … }
 * @see Socket.IO protocol v5, "Packet encoding".
 */
export function readPacket(text: string): EventPacket | undefined {
  const packet = text.slice(1);
  const head = text.startsWith('4') ? parsePacketHead(packet) : undefined;
  if (head?.type !== 'event') return undefined;
  const { namespace, ackId, payloadStart } = head;
  const payload = packet.slice(payloadStart);
  const name = parseEventName(payload);
  if (name === undefined) return undefined;
  return {
    name,
    namespace,
    args: (JSON.parse(payload) as unknown[]).slice(1),
    argsJson: withoutFirst(payload),
    ackHead: ackId === undefined ? undefined : `4${formatPacket('ack', namespace, ackId)}`,
  };
}

/** The first item of an array is a string or a number. */
const firstItem = /^\s*\[\s*(?:"[^"\\]*(?:\\.[^"\\]*)*"|[^\s,\]]+)\s*,?/;

/** A JSON array without its first item, otherwise as it is written. */
function withoutFirst(arrayJson: string): string {
  return `[${arrayJson.replace(firstItem, '')}`;
}
