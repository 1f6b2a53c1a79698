import { IncomingMessage } from 'node:http';

const seenByNode = Symbol('upgrade');

/**
 * A request that is an upgrade only where it is a GET that asks for WebSocket. Any other protocol is one that the service
 * does not speak, and the request is served as if the header was not there: Java's HTTP client asks every server for h2c.
 *
 * Node.js reads `upgrade` to decide; of its own it says yes to whatever protocol is asked for.
 *
 * @see RFC 9110, 7.8 "Upgrade"; RFC 6455, 4.1.
 */
export class ServiceRequest extends IncomingMessage {
  // No private field: the base class writes this before such a field exists.
  declare private [seenByNode]: boolean | null;

  get upgrade(): boolean | null {
    if (this[seenByNode] !== true || this.method === 'CONNECT') return this[seenByNode];
    return this.method === 'GET' && this.headers.upgrade?.toLowerCase() === 'websocket';
  }

  set upgrade(value: boolean | null) {
    this[seenByNode] = value;
  }
}
