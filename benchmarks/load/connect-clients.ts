import type { Contestant } from '../servers/contestant.js';
import { type FrameListener, RawWebSocket } from './raw-websocket.js';

/** Connected clients of a contestant. */
export interface LoadClients extends AsyncDisposable {
  send(client: number, text: string): void;
}

export interface ConnectOptions {
  readonly contestant: Contestant;
  readonly count: number;
  /** The number of the first client, which goes on with earlier ones. */
  readonly from?: number;
  readonly roomOf: (client: number) => string;
  /** Is called for what an application would see: events and acknowledgements, not heartbeats. */
  readonly onMessage: (client: number, ...frame: Parameters<FrameListener>) => void;
}

const opening = 50;
const digit0 = 0x30;
const digit2 = 0x32;
const digit4 = 0x34;

/** Connects clients, a few dozen at a time as a crowd would, and waits until all are in their rooms. */
export async function connectClients(options: ConnectOptions): Promise<LoadClients> {
  const { count, from = 0 } = options;
  const clients: RawWebSocket[] = [];
  let next = 0;
  const openOneAfterAnother = async (): Promise<void> => {
    while (next < count) {
      const index = next++;
      clients[index] = await connectClient(options, from + index);
    }
  };
  await Promise.all(Array.from({ length: Math.min(opening, count) }, openOneAfterAnother));
  return {
    send: (client, text) => clients[client - from]?.send(text),
    async [Symbol.asyncDispose]() {
      await Promise.all(clients.map((client) => client.close()));
    },
  };
}

function connectClient(options: ConnectOptions, client: number): Promise<RawWebSocket> {
  const { contestant, roomOf, onMessage } = options;
  const room = roomOf(client);
  const { name, port, greets } = contestant;
  const path = contestant.clientPath(room);
  return new Promise((resolve, reject) => {
    let connected = false;
    const onEnd = (reason: string): void => {
      const error = new Error(`Client ${client} of ${name} ended: ${reason}. Expected it to stay connected.`);
      reject(error);
      if (connected) throw error;
    };
    const onOpen = (): void => {
      if (!greets) connect();
    };
    const connect = (): void => {
      connected = true;
      resolve(webSocket);
    };
    const onFrame = (buffer: Buffer, start: number, length: number): void => {
      if (connected && length > 1) {
        onMessage(client, buffer, start, length);
        return;
      }
      const type = buffer[start];
      if (length === 1 && type === digit2) {
        webSocket.send('3');
        return;
      }
      if (type === digit0) {
        webSocket.send('40');
        return;
      }
      if (type !== digit4 || buffer[start + 1] !== digit0) {
        onEnd(`it received ${buffer.toString('latin1', start, start + Math.min(length, 100))} in place of CONNECT`);
        return;
      }
      connect();
    };
    const webSocket = new RawWebSocket({ port, path, onOpen, onFrame, onEnd });
  });
}
