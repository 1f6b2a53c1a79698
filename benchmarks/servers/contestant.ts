import type { StartedServer } from './start-server.js';

export type ContestantName = 'emulator' | 'socket.io' | 'ws' | 'nchan' | 'suite before';

/** A running server, and how its clients and publishers talk to it. */
export interface Contestant extends AsyncDisposable {
  readonly name: ContestantName;
  readonly pid: number;
  readonly port: number;
  /** Of the emulator. */
  readonly connectionString?: string;
  /** Whether it sends a frame to a client that is in its room. */
  readonly greets: boolean;
  /** The path and query by which a client comes in and is put into a room. */
  clientPath(room: string): string;
  /** The head of an HTTP request that publishes to a room, up to and with the empty line. */
  publishHead(room: string, bodySize: number, byFilter: boolean): string;
  /** The body of that request for a Socket.IO event packet. */
  publishBody(packet: string): string;
}

export interface ContestantOptions {
  /** The HTTP handler that clients' events are passed on to. */
  readonly handlerUrl?: string;
  readonly collectsGarbage?: boolean;
  /** Whether the emulator has its inspector; it has one unless told otherwise. */
  readonly withoutInspector?: boolean;
}

export function postHead(port: number, path: string, contentType: string, bodySize: number, token?: string): string {
  const authorization = token === undefined ? '' : `Authorization: Bearer ${token}\r\n`;
  return (
    `POST ${path} HTTP/1.1\r\nHost: localhost:${port}\r\n${authorization}` +
    `Content-Type: ${contentType}\r\nContent-Length: ${bodySize}\r\n\r\n`
  );
}

/** The port that a program has printed. */
export function portOf({ ready }: StartedServer): number {
  return Number(new URL(String(ready['endpoint'])).port);
}
