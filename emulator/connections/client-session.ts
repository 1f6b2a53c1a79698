import type { DownstreamPacket } from './outgoing-packet.js';

/** What speaks a protocol with the client of a connection. */
export interface ClientSession {
  /** Sends packets to the client, and acts on what they say to the service. */
  deliver(packets: readonly DownstreamPacket[]): void;
  /** Ends once what was sent before has left, or after a short time. */
  close(): void;
  /** Ends at once. */
  terminate(): void;
}
