import { setTimeout as delay } from 'node:timers/promises';
import { io } from 'socket.io-client';
import { RawHttpConnection } from '../../../benchmarks/load/raw-http.js';
import type { Contestant } from '../../../benchmarks/servers/contestant.js';
import type { Traffic } from './traffic.js';

const visitorsPerSecond = 10;
const visitTimeoutMs = 60_000;

/** Clients that come by polling or by WebSocket, change the transport, receive one send of a backend, and go. */
export function visitorTraffic(contestant: Contestant): Traffic {
  return {
    name: 'visitors',
    async run(seconds) {
      const backend = new RawHttpConnection(contestant.port);
      let busy = Promise.resolve();
      // The connection has one request at a time.
      const send = (request: string): Promise<unknown> => {
        const sent = busy.then(() => backend.send(request));
        busy = sent.then(
          () => undefined,
          () => undefined,
        );
        return sent;
      };
      const visits: Promise<void>[] = [];
      const startedAt = performance.now();
      const total = Math.round(seconds * visitorsPerSecond);
      for (let visitor = 0; visitor < total; visitor += 1) {
        const wait = startedAt + (visitor * 1000) / visitorsPerSecond - performance.now();
        if (wait > 0) await delay(wait);
        visits.push(visit(contestant, visitor, send));
      }
      await Promise.all(visits);
      backend.close();
      return `${total} came, were sent one event and left`;
    },
  };
}

const transports = [['polling'], ['websocket'], ['polling', 'websocket']];

async function visit(
  contestant: Contestant,
  visitor: number,
  send: (request: string) => Promise<unknown>,
): Promise<void> {
  const room = `visitor${visitor}`;
  const { pathname, searchParams } = new URL(contestant.clientPath(room), `http://localhost:${contestant.port}`);
  const socket = io(`http://localhost:${contestant.port}`, {
    path: pathname,
    query: { access_token: searchParams.get('access_token') ?? '' },
    transports: transports[visitor % transports.length] ?? [],
    forceNew: true,
    reconnection: false,
  });
  try {
    await new Promise<void>((resolve, reject) => {
      const timeout = setTimeout(() => reject(new Error(`Visitor ${visitor} got no event.`)), visitTimeoutMs);
      const fail = (reason: unknown): void => {
        clearTimeout(timeout);
        reject(new Error(`Visitor ${visitor} failed: ${String(reason)}`));
      };
      socket.on('connect_error', fail);
      socket.on('disconnect', fail);
      socket.on('connect', () => {
        const body = contestant.publishBody(`42["welcome",${visitor}]`);
        send(contestant.publishHead(room, body.length, false) + body).catch(fail);
      });
      socket.on('welcome', (received: unknown) => {
        if (received !== visitor) {
          fail(`it received ${String(received)}`);
          return;
        }
        clearTimeout(timeout);
        socket.off('disconnect', fail);
        resolve();
      });
    });
  } finally {
    socket.close();
  }
}
