import type { IncomingHttpHeaders } from 'node:http';

/** A request as the proxy has received it whole. */
export interface WireRequest {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/** An answer as the proxy sends it on. */
export interface WireResponse {
  readonly status: number;
  /** Names as they were sent, with one value each. */
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  /** Whether the connection ends with it. */
  readonly closes?: boolean;
}

/** Sends a request on and waits for its answer. */
export type Forward = (request: WireRequest) => Promise<WireResponse>;

/** One Engine.IO packet: text, or the bytes of a binary message. */
export type WirePacket = string | Buffer;

/** The WebSocket of one client, as a fault may use it. */
export interface WireSession {
  /** The query of the handshake: `sid` is there where a polling session upgrades. */
  readonly query: URLSearchParams;
  /** Every session of the proxy that is open now. */
  readonly all: ReadonlySet<WireSession>;
  toClient(packet: WirePacket): void;
  toService(packet: WirePacket): void;
}
