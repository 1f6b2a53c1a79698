import { isTooDeep, maxJsonDepth } from '../../lib/json-depth.js';
import {
  engineIoType,
  joinPayload,
  type PacketHead,
  parseEventName,
  parsePacketHead,
  reservedEvents,
} from '../../protocol/index.js';
import { isObject, parseJson } from './json-data.js';

/** A whole Socket.IO packet of a client, with the Engine.IO payload that carries it onwards unchanged. */
export interface IncomingPacket {
  readonly head: PacketHead;
  readonly payload: string;
  /** The JSON text after the head. */
  readonly data: string;
}

/** As many as Socket.IO's own parser accepts. */
export const mostAttachments = 10;

/** Says why what a client sent is no Socket.IO packet. */
export class PacketError extends Error {
  override readonly name = 'PacketError';
}

/**
 * Puts a client's text and binary messages together into Socket.IO packets.
 *
 * @see Socket.IO protocol v5, "Packet encoding": a binary packet is followed by its attachments.
 */
export class PacketAssembler {
  #unfinished: { head: PacketHead; text: string; attachments: string[]; bytes: number } | undefined;

  /** What the packet whose attachments are still to come holds in memory. */
  get bytes(): number {
    return this.#unfinished?.bytes ?? 0;
  }

  /**
   * @returns the packet that this message completes, or undefined where attachments are still to come.
   * @throws PacketError where the message is no packet, or not the one that had to come.
   */
  add(message: string | Buffer): IncomingPacket | undefined {
    return typeof message === 'string' ? this.#addText(message) : this.#addBinary(message);
  }

  #addText(text: string): IncomingPacket | undefined {
    if (this.#unfinished !== undefined) throw new PacketError('a text packet came where a binary attachment was due');
    const head = parsePacketHead(text);
    if (head === undefined) throw new PacketError(`${JSON.stringify(text.slice(0, 40))} is no Socket.IO packet`);
    if (head.type.startsWith('binary') && head.attachments === 0) {
      throw new PacketError(`${JSON.stringify(text.slice(0, 40))} announces no attachment; expected at least one`);
    }
    if (head.attachments > mostAttachments) {
      throw new PacketError(`a packet announced ${head.attachments} attachments; expected ${mostAttachments} at most`);
    }
    if (head.attachments === 0) return completePacket(head, text, []);
    this.#unfinished = { head, text, attachments: [], bytes: Buffer.byteLength(text) };
    return undefined;
  }

  #addBinary(data: Buffer): IncomingPacket | undefined {
    const unfinished = this.#unfinished;
    if (unfinished === undefined) throw new PacketError('a binary attachment came without its packet');
    const { head, text, attachments } = unfinished;
    const attachment = engineIoType.binary + data.toString('base64');
    attachments.push(attachment);
    unfinished.bytes += attachment.length;
    if (attachments.length < head.attachments) return undefined;
    this.#unfinished = undefined;
    return completePacket(head, text, attachments);
  }
}

function completePacket(head: PacketHead, text: string, attachments: readonly string[]): IncomingPacket {
  return {
    head,
    data: text.slice(head.payloadStart),
    payload: joinPayload([engineIoType.message + text, ...attachments]),
  };
}

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
 * Checks the data of a client's acknowledgement, though the service has no use for it.
 *
 * @throws PacketError where Socket.IO's own parser would not accept it.
 */
export function checkAck({ data }: IncomingPacket): void {
  if (data === '' || Array.isArray(parseJson(data))) return;
  throw new PacketError(`an acknowledgement has the data ${excerpt(data)}; expected a JSON array`);
}

/**
 * The name of a client's event.
 *
 * @throws PacketError where there is none, or one that Socket.IO keeps for itself, as its servers do.
 */
export function readEventName({ data }: IncomingPacket): string {
  if (isTooDeep(data))
    throw new PacketError(`an event's payload has more than ${maxJsonDepth} levels of lists and objects`);
  const eventName = parseEventName(data);
  if (eventName === undefined || reservedEvents.has(eventName)) {
    throw new PacketError(`an event's payload begins with ${excerpt(data)}`);
  }
  return eventName;
}

function excerpt(text: string): string {
  return JSON.stringify(text.slice(0, 40));
}
