import { engineIoType, parsePacketHead, splitPayload } from '../../protocol/index.js';
import { OutgoingPacket } from './outgoing-packet.js';

/** One packet for clients, with what the service itself has to do about it. */
export interface DownstreamPacket {
  readonly packet: OutgoingPacket;
  /** Set where the packet ends the receiver's socket in a namespace, and perhaps its connection too. */
  readonly disconnect?: { readonly namespace: string; readonly closeConnection: boolean };
}

/** Says which packet of a payload cannot be delivered, and what a payload is. */
export class PayloadError extends Error {
  override readonly name = 'PayloadError';
}

/**
 * Reads an Engine.IO payload, from a REST body or an event handler's answer, once for all its receivers. Nothing in it is
 * changed but a DISCONNECT packet's `{"close":true}`, which is for the service alone.
 *
 * @throws PayloadError where a packet is neither a message (`4…`) nor a binary attachment (`b…`).
 * @see socket-io-serverless-protocol.md, "Send messages"; Engine.IO protocol v4, "Packet encoding".
 */
export function parseDownstreamPayload(payload: string): DownstreamPacket[] {
  return splitPayload(payload).map((packet, index) => {
    if (packet.startsWith(engineIoType.message)) return readMessage(packet.slice(1));
    if (packet.startsWith(engineIoType.binary))
      return { packet: new OutgoingPacket(Buffer.from(packet.slice(1), 'base64')) };
    throw new PayloadError(
      `Packet ${index + 1} of the payload begins with ${JSON.stringify(packet.slice(0, 20))}; ` +
        'expected an Engine.IO message packet such as 42["event","argument"] or 42/namespace,["event"].',
    );
  });
}

function readMessage(text: string): DownstreamPacket {
  const head = parsePacketHead(text);
  if (head?.type !== 'disconnect') return { packet: new OutgoingPacket(text) };
  return {
    packet: new OutgoingPacket(text.slice(0, head.payloadStart)),
    disconnect: { namespace: head.namespace, closeConnection: asksToClose(text.slice(head.payloadStart)) },
  };
}

function asksToClose(options: string): boolean {
  try {
    const value: unknown = JSON.parse(options);
    return typeof value === 'object' && value !== null && 'close' in value && value.close === true;
  } catch {
    return false;
  }
}
