import type { DownstreamPacket } from './outgoing-packet.js';
import type { SocketState } from './session-state.js';

/** What a session is at, for people who look at it. */
export interface SessionDescription {
  readonly transport: string;
  /** What has been sent, and its client has not taken. */
  readonly unsentBytes: number;
  readonly sockets: readonly { readonly id: string; readonly namespace: string; readonly state: SocketState }[];
}

/** What speaks a protocol with the client of a connection. */
export interface ClientSession {
  /** Sends packets to the client, and acts on what they say to the service. */
  deliver(packets: readonly DownstreamPacket[]): void;
  describe(): SessionDescription;
  /** Ends once what was sent before has left, or after a short time. */
  close(): void;
  /** Ends at once. */
  terminate(): void;
}
