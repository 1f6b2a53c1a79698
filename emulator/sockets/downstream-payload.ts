import { engineIoType, parsePacketHead, splitPayload } from '../../protocol/index.js';
import { isObject, parseJson } from './json-data.js';
import { type DownstreamPacket, OutgoingPacket } from '../connections/outgoing-packet.js';
import { findPayloadError } from './payload-check.js';

/** Says which packet of a payload cannot be delivered, and what a payload is. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}

/**
 * Checks and reads an Engine.IO payload, from a REST body or an event handler's answer. Nothing in it is changed but a
 * DISCONNECT packet's `{"close":true}`, which is for the service alone.
 *
 * @throws PayloadError where clients could not read it: they would end their connection.
 * @see socket-io-serverless-protocol.md, "Send messages"; Engine.IO protocol v4, "Packet encoding".
 */
export function parseDownstreamPayload(payload: string): DownstreamPacket[] {
  const packets = splitPayload(payload);
  const problem = findPayloadError(packets);
  if (problem !== undefined) throw new PayloadError(problem);
  return packets.map((packet) =>
    packet.startsWith(engineIoType.binary)
      ? { packet: new OutgoingPacket(Buffer.from(packet.slice(1), 'base64')) }
      : readMessage(packet.slice(1)),
  );
}

function readMessage(text: string): DownstreamPacket {
  const head = parsePacketHead(text);
  if (head?.ackId !== undefined && (head.type === 'ack' || head.type === 'binary_ack')) {
    return { packet: new OutgoingPacket(text), acknowledges: { namespace: head.namespace, ackId: head.ackId } };
  }
  if (head?.type !== 'disconnect') return { packet: new OutgoingPacket(text) };
  return {
    packet: new OutgoingPacket(text.slice(0, head.payloadStart)),
    disconnect: { namespace: head.namespace, closeConnection: asksToClose(text.slice(head.payloadStart)) },
  };
}

function asksToClose(options: string): boolean {
  const value = parseJson(options);
  return isObject(value) && value['close'] === true;
}
