/** The types of a Socket.IO v5 packet, in the order of their digits. */
export const packetTypes = [
  'connect',
  'disconnect',
  'event',
  'ack',
  'connect_error',
  'binary_event',
  'binary_ack',
] as const;

export type PacketType = (typeof packetTypes)[number];

/** What stands before a packet's payload. The payload itself is never decoded: it is carried unchanged. */
export interface PacketHead {
  readonly type: PacketType;
  /** How many binary attachments follow; 0 but for the two binary types. */
  readonly attachments: number;
  /** With its leading slash, and whole: `/`, `/chat`, `/chat?locale=de`. */
  readonly namespace: string;
  readonly ackId?: string;
  /** Where the payload begins in the text. */
  readonly payloadStart: number;
}

const packetHead = /^(?:([0-4])|([56])(\d{1,10})-)(?:(\/[^,]*)(?:,|$))?(\d*)/;

/**
 * Reads the head of a Socket.IO v5 packet (without Engine.IO's leading `4`), or answers undefined where the text is
 * no such packet.
 *
 * @example parsePacketHead('2/chat,13["hello"]') // { type: 'event', namespace: '/chat', ackId: '13', … }
 * @see Socket.IO protocol v5, "Packet encoding".
 */
export function parsePacketHead(text: string): PacketHead | undefined {
  const match = packetHead.exec(text);
  if (match === null) return undefined;
  const [whole, plainDigit, binaryDigit, attachmentCount, namespace = '/', ackId] = match;
  const type = packetTypes[Number(plainDigit ?? binaryDigit)];
  if (type === undefined) return undefined;
  const attachments = attachmentCount === undefined ? 0 : Number(attachmentCount);
  const payloadStart = whole.length;
  return ackId === undefined || ackId === ''
    ? { type, attachments, namespace, payloadStart }
    : { type, attachments, namespace, ackId, payloadStart };
}

/** The first item of a JSON array, where it is a number: as it is written, since reading it may change it. */
const leadingNumber = /^\s*\[\s*([\d.eE+-]+)/;

/**
 * The name of the event in an EVENT packet's payload (`["name",…]`), or undefined where the payload is not a JSON array
 * that begins with a string or a number. A number is given as it is written: `1.0`, and integers beyond 2^53.
 */
export function parseEventName(payload: string): string | undefined {
  let items: unknown;
  try {
    items = JSON.parse(payload);
  } catch {
    return undefined;
  }
  if (!Array.isArray(items)) return undefined;
  const name: unknown = items[0];
  if (typeof name === 'number') return leadingNumber.exec(payload)?.[1];
  return typeof name === 'string' ? name : undefined;
}

/** The text of a packet for a namespace: `0/chat,{"sid":"…"}`; the default namespace is left out. */
export function formatPacket(type: PacketType, namespace: string, payload = ''): string {
  return `${packetTypes.indexOf(type)}${namespace === '/' ? '' : `${namespace},`}${payload}`;
}
