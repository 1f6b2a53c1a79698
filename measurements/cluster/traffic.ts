import { setTimeout as delay } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { clientAudience, clientPath, signAccessToken } from '../../protocol/index.js';
import type { MessageLedger } from './message-ledger.js';

export const hub = 'chat';

/** A call that hangs longer counts as not accepted. */
const callTimeoutMs = 20_000;

interface Access {
  readonly endpoint: string;
  readonly accessKey: string;
}

/** Connects real clients that come back by themselves: every fifth by polling, the others by WebSocket. */
export async function connectClients(
  { endpoint, accessKey }: Access,
  count: number,
  ledger: MessageLedger,
): Promise<Socket[]> {
  const audience = clientAudience(endpoint, hub);
  const sockets = Array.from({ length: count }, (_, index) => {
    const claims = { sub: `user-${index}` };
    const token = signAccessToken({ key: accessKey, audience, lifetimeSeconds: 3600, claims });
    const socket = io(endpoint, {
      path: clientPath(hub),
      query: { access_token: token },
      transports: [index % 5 === 0 ? 'polling' : 'websocket'],
      forceNew: true,
      reconnectionDelay: 200,
      reconnectionDelayMax: 1000,
    });
    const receiver = ledger.addReceiver();
    socket.on('connect', () => {
      receiver.connects += 1;
      receiver.isConnected = true;
    });
    socket.on('disconnect', () => (receiver.isConnected = false));
    socket.on('news', (caller: number, number: number) => ledger.arrived(receiver, caller, number));
    return socket;
  });
  await Promise.all(sockets.map((socket) => new Promise<void>((resolve) => socket.once('connect', resolve))));
  return sockets;
}

/** Sends messages to all one after the other for each of some callers. Returns how long each call took, in milliseconds. */
export async function sendMany(
  access: Access,
  callers: number,
  count: number,
  ledger: MessageLedger,
): Promise<number[]> {
  const send = sender(access);
  const times: number[] = [];
  const call = async (caller: number): Promise<void> => {
    for (let number = 1; number <= count / callers; number++) {
      const startedAt = performance.now();
      ledger.sending(`${caller}-${number}`);
      const status = await send(`42["news",${caller},${number}]`);
      if (status !== 202) throw new Error(`A send was answered ${status}; expected 202.`);
      times.push(performance.now() - startedAt);
    }
  };
  await Promise.all(Array.from({ length: callers }, (_, caller) => call(caller)));
  return times;
}

/** Sends a payload to all, and returns the status of the answer. */
function sender({ endpoint, accessKey }: Access): (body: string) => Promise<number> {
  const url = `${endpoint}/api/hubs/${hub}/:send?api-version=2024-12-01`;
  const token = signAccessToken({ key: accessKey, audience: url, lifetimeSeconds: 3600 });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'text/plain' };
  return async (body) => {
    const response = await fetch(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(callTimeoutMs) });
    await response.arrayBuffer();
    return response.status;
  };
}

/** Callers that each send one message to all after the other, until they are stopped; a call that fails is not repeated. */
export function startCallers(access: Access, count: number, perSecond: number, ledger: MessageLedger) {
  let isStopped = false;
  const send = sender(access);
  const call = async (caller: number): Promise<void> => {
    for (let number = 1; !isStopped; number++) {
      const message = `${caller}-${number}`;
      ledger.sending(message);
      try {
        const status = await send(`42["news",${caller},${number}]`);
        if (status === 202) ledger.accepted(message);
        else ledger.trouble();
      } catch {
        ledger.trouble();
      }
      await delay((1000 * count) / perSecond);
    }
  };
  const ended = Promise.all(Array.from({ length: count }, (_, caller) => call(caller)));
  return async (): Promise<void> => {
    isStopped = true;
    await ended;
  };
}
