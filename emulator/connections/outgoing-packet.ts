import type { SendOptions } from './engine-internals.js';
import { frameMessage } from './message-frame.js';

/** One packet for clients, with what the service itself has to do about it. */
export interface DownstreamPacket {
  readonly packet: OutgoingPacket;
  /** Set where the packet ends the receiver's socket in a namespace, and perhaps its connection too. */
  readonly disconnect?: { readonly namespace: string; readonly closeConnection: boolean };
  /** Set where the packet acknowledges a client's event. */
  readonly acknowledges?: { readonly namespace: string; readonly ackId: string };
}

/** A message on its way to clients: Socket.IO text, or a binary attachment. It is framed once, for all its receivers. */
export class OutgoingPacket {
  /** Without Engine.IO's own type character. */
  readonly data: string | Buffer;
  readonly byteLength: number;
  #frame: Buffer | undefined;

  constructor(data: string | Buffer) {
    this.data = data;
    this.byteLength = Buffer.byteLength(data);
  }

  /** As it stands on a WebSocket. */
  get frame(): Buffer {
    return (this.#frame ??= frameMessage(this.data, this.byteLength));
  }

  /** For Engine.IO, which keeps them with the packet. */
  options(): SendOptions {
    return { compress: false, wsPreEncodedFrame: [this.frame] };
  }
}
