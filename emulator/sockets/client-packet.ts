import { parseEventName, reservedEvents } from '../../protocol/index.js';
import { isObject, parseJson } from './json-data.js';
import { type IncomingPacket, PacketError } from './packet-assembler.js';

/**
 * Checks what stands after the head of a client's CONNECT or DISCONNECT: one that is cut short, or whose namespace has no
 * leading slash, would else be taken for the default namespace.
 *
 * @throws PacketError where it is not what Socket.IO's own parser accepts.
 * @see Socket.IO protocol v5, "Connection to a namespace", "Disconnection from a namespace".
 */
export function checkPresencePacket({ head: { type, ackId }, data }: IncomingPacket): void {
  const isConnect = type === 'connect';
  if (ackId === undefined && (data === '' || (isConnect && isObject(parseJson(data))))) return;
  throw new PacketError(
    `a ${type.toUpperCase()} has the data ${excerpt(`${ackId ?? ''}${data}`)}; expected ${isConnect ? 'a JSON object or nothing' : 'nothing'}`,
  );
}

/**
 * The name of a client's event.
 *
 * @throws PacketError where there is none, or one that Socket.IO keeps for itself, as its servers do.
 */
export function readEventName({ data }: IncomingPacket): string {
  const eventName = parseEventName(data);
  if (eventName === undefined || reservedEvents.has(eventName)) {
    throw new PacketError(`an event's payload begins with ${excerpt(data)}`);
  }
  return eventName;
}

function excerpt(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
