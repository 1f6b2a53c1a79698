import { once } from 'node:events';
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { RawWebSocket } from './raw-websocket.js';

const upgrade = 'HTTP/1.1 101 Switching Protocols\r\nupgrade: websocket\r\n\r\n';
const closing: (() => void)[] = [];

afterEach(() => closing.splice(0).forEach((close) => close()));

async function portOf(server: Server | WebSocketServer): Promise<number> {
  closing.push(() => server.close());
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** The texts that a client has received when the last one is there, or why it ended. */
function received(
  port: number,
  last: string,
  onClient: (client: RawWebSocket) => void = () => undefined,
): Promise<unknown> {
  const texts: string[] = [];
  return new Promise((resolve) => {
    const client: RawWebSocket = new RawWebSocket({
      port,
      path: '/',
      onOpen: () => onClient(client),
      onFrame(buffer, start, length) {
        texts.push(buffer.toString('latin1', start, start + length));
        if (texts.at(-1) === last) resolve(texts);
      },
      onEnd: resolve,
    });
    closing.push(() => void client.close());
  });
}

function frame(text: string): Buffer {
  const head = text.length < 126 ? [0x81, text.length] : [0x81, 126, text.length >> 8, text.length & 0xff];
  return Buffer.concat([Buffer.from(head), Buffer.from(text)]);
}

it('reads frames of any length, however they are cut', async () => {
  const texts = ['first', '', 'x'.repeat(125), 'y'.repeat(126), 'z'.repeat(60_000), 'last'];
  const bytes = Buffer.concat([Buffer.from(upgrade), ...texts.map(frame)]);
  const server = createServer((socket: Socket) => {
    socket.setNoDelay();
    for (let at = 0; at < bytes.length; at += 997) socket.write(bytes.subarray(at, at + 997));
  }).listen(0, '127.0.0.1');
  expect(await received(await portOf(server), 'last')).toEqual(texts);
});

it('talks to a library', async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (socket) => socket.on('message', (data: Buffer) => socket.send(`got ${data.toString()}`)));
  const long = 'l'.repeat(1000);
  const texts = await received(await portOf(server), `got ${long}`, (client) => {
    client.send('short');
    client.send(long);
  });
  expect(texts).toEqual(['got short', `got ${long}`]);
});

it('says why it ended', async () => {
  const server = createServer((socket: Socket) => socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n')).listen(
    0,
    '127.0.0.1',
  );
  expect(await received(await portOf(server), '')).toBe('the upgrade was answered 401');
});
