import {
  engineIoType,
  type PacketHead,
  type PacketType,
  parseEventName,
  parsePacketHead,
  reservedEvents,
} from '../../protocol/index.js';
import { isTooDeep } from '../../lib/json-depth.js';
import { isObject, parseJson } from './json-data.js';
import { mostAttachments } from './incoming-packet.js';

interface DataRule {
  readonly accepts: (data: string, head: PacketHead) => boolean;
  /** What it accepts, for an error's text. */
  readonly expected: string;
}

const message = 'an Engine.IO message packet such as 42["event","argument"] or 42/namespace,["event"]';

/** What may stand after a packet's head, by its type. */
const dataRules: Readonly<Record<PacketType, DataRule>> = {
  connect: {
    accepts: (data) => isObject(parseJson(data)),
    expected: 'a CONNECT with a JSON object, such as 40{"sid":"id"}',
  },
  disconnect: {
    accepts: (data) => data === '' || isObject(parseJson(data)),
    expected: 'a DISCONNECT with nothing or a JSON object, such as 41{"close":true}',
  },
  event: {
    accepts: namesEvent,
    expected:
      "an event with a JSON array that begins with its name, none of Socket.IO's own, " +
      'such as 42["event",1] or 42/namespace,["event",1]',
  },
  ack: {
    accepts: isAnswer,
    expected: 'an acknowledgement with an id and a JSON array, such as 4313["answer"]',
  },
  connect_error: {
    accepts: (data) => isObject(parseJson(data)) || typeof parseJson(data) === 'string',
    expected: 'a CONNECT_ERROR with a JSON object, such as 44{"message":"reason"}',
  },
  binary_event: {
    accepts: (data, head) => namesEvent(data) && hasAttachments(data, head),
    expected: `an event with 1 to ${mostAttachments} attachments, such as 451-["event",{"_placeholder":true,"num":0}]`,
  },
  binary_ack: {
    accepts: (data, head) => isAnswer(data, head) && hasAttachments(data, head),
    expected: `an acknowledgement with 1 to ${mostAttachments} attachments, such as 461-13[{"_placeholder":true,"num":0}]`,
  },
};

/**
 * Says which packet of an Engine.IO payload the parser of Socket.IO's own client library could not read, and what it may
 * be; undefined where there is none. A client ends its connection on such a packet.
 *
 * @see Socket.IO protocol v5, "Packet encoding"; Engine.IO protocol v4, "Packet encoding".
 */
export function findPayloadError(packets: readonly string[]): string | undefined {
  let due = 0;
  for (const [index, packet] of packets.entries()) {
    const expected = due > 0 ? expectedAttachment(packet) : expectedMessage(packet);
    if (expected !== undefined) {
      return `Packet ${index + 1} of the payload begins with ${JSON.stringify(packet.slice(0, 20))}; expected ${expected}.`;
    }
    due = due > 0 ? due - 1 : attachmentsAfter(packet);
  }
  if (due === 0) return undefined;
  return `The payload ends before ${due} of the attachments that it announces; expected each after its packet, as b and base64.`;
}

const binaryMessage = /^4[56]/;

/** How many attachments a message announces. */
function attachmentsAfter(packet: string): number {
  return binaryMessage.test(packet) ? (parsePacketHead(packet.slice(1))?.attachments ?? 0) : 0;
}

/** What should be there in place of the packet, if it is no message. */
function expectedMessage(packet: string): string | undefined {
  if (packet.startsWith(engineIoType.binary)) return 'no attachment, since no packet before it announces one';
  const head = packet.startsWith(engineIoType.message) ? parsePacketHead(packet.slice(1)) : undefined;
  if (head === undefined) return message;
  const { accepts, expected } = dataRules[head.type];
  return accepts(packet.slice(1 + head.payloadStart), head) ? undefined : expected;
}

/** What should be there in place of the packet, if it is no attachment. */
function expectedAttachment(packet: string): string | undefined {
  if (packet.startsWith(engineIoType.binary) && isBase64(packet.slice(1))) return undefined;
  return 'an attachment of the packet before: b and base64';
}

function namesEvent(data: string): boolean {
  if (isTooDeep(data)) return false;
  const name = parseEventName(data);
  return name !== undefined && !reservedEvents.has(name);
}

function isAnswer(data: string, { ackId }: PacketHead): boolean {
  return ackId !== undefined && Array.isArray(parseJson(data));
}

/** Whether so many attachments may be, and each place for one is for one of them. */
function hasAttachments(data: string, { attachments }: PacketHead): boolean {
  if (attachments < 1 || attachments > mostAttachments) return false;
  // No recursion: the data may be as deep as it is long.
  const values = [parseJson(data)];
  while (values.length > 0) {
    const value = values.pop();
    if (typeof value !== 'object' || value === null) continue;
    const { _placeholder, num } = value as { _placeholder?: unknown; num?: unknown };
    if (_placeholder === true && !(Number.isInteger(num) && Number(num) >= 0 && Number(num) < attachments))
      return false;
    for (const child of Object.values(value)) values.push(child);
  }
  return true;
}

/** Padded or not, as decoders take it. */
function isBase64(text: string): boolean {
  const digits = text.replace(/={1,2}$/, '');
  if (/[^A-Za-z0-9+/]/.test(digits) || digits.length % 4 === 1) return false;
  return digits.length === text.length || text.length % 4 === 0;
}
