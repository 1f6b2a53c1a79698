import type { TraceContext } from '../../lib/trace-context.js';
import type { DownstreamPacket } from './outgoing-packet.js';
import type { SocketState } from './session-state.js';

/** What a session is at, for people who look at it. */
export interface SessionDescription {
  readonly transport: string;
  /** What has been sent, and its client has not taken. */
  readonly unsentBytes: number;
  readonly sockets: readonly { readonly id: string; readonly namespace: string; readonly state: SocketState }[];
}

/** How much a session holds, for the metrics. */
export interface SessionLoad {
  readonly sockets: number;
  /** Events that wait for an earlier one of the same connection. */
  readonly waitingEvents: number;
  readonly unsentBytes: number;
}

/** What speaks a protocol with the client of a connection. */
export interface ClientSession {
  /**
   * Sends packets to the client, and acts on what they say to the service.
   *
   * @param trace of the call that sends them, where one does.
   */
  deliver(packets: readonly DownstreamPacket[], trace?: TraceContext): void;
  describe(): SessionDescription;
  load(): SessionLoad;
  /** Ends once what was sent before has left, or after a short time. */
  close(): void;
  /** Ends at once. */
  terminate(): void;
}
