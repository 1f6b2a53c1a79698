import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo, Socket as TcpSocket } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Server, type Socket } from 'engine.io';
import { transformSync } from 'esbuild';
import { expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { packageFile } from '../../specs/package-file.js';
import { ClientLink } from './client-link.js';
import { canWriteFrames, forgetHandshake, passesOnClose } from './engine-internals.js';
import { OutgoingPacket } from './outgoing-packet.js';
import { TurnWriter } from './turn-writer.js';

// These tests are about the installed versions of Engine.IO and ws: nothing here is replaced.

/** An Engine.IO server, and what a client of it by WebSocket has received. */
async function start(perMessageDeflate = false) {
  const engine = new Server({ perMessageDeflate: perMessageDeflate && { threshold: 0 } });
  const server = createServer((request, response) => engine.handleRequest(request as never, response));
  server.on('upgrade', (request, socket, head) => engine.handleUpgrade(request, socket, head));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const url = `127.0.0.1:${(server.address() as AddressInfo).port}/?EIO=4`;
  return {
    url,
    /** The session of the next client, as the emulator has it. */
    session: async () => {
      const [session] = (await once(engine, 'connection')) as [Socket];
      return {
        session,
        link: new ClientLink(session, new TurnWriter(), { maxUnsentBytes: 1_000_000, pingIntervalMs: 25_000 }),
      };
    },
    async [Symbol.asyncDispose]() {
      engine.close();
      server.closeAllConnections();
      await once(server.close(), 'close');
    },
  };
}

async function connect(tested: Awaited<ReturnType<typeof start>>) {
  const received: string[] = [];
  const accepted = tested.session();
  const client = new WebSocket(`ws://${tested.url}&transport=websocket`);
  client.on('message', (data: Buffer, isBinary) =>
    received.push(isBinary ? `binary ${data.toString('hex')}` : data.toString()),
  );
  const { session, link } = await accepted;
  await expect.poll(() => received.shift()).toMatch(/^0/);
  await expect.poll(() => canWriteFrames(session)).toBe(true);
  const tcp = (session.transport as unknown as { socket: { _socket: TcpSocket } }).socket._socket;
  return { received, client, session, link, writes: vi.spyOn(tcp, 'write') };
}

const text = (name: string): OutgoingPacket => new OutgoingPacket(`2["${name}"]`);

it('writes all that is sent to a client in one turn of the event loop at once', async () => {
  await using tested = await start();
  const { received, link, writes } = await connect(tested);
  for (let count = 0; count < 100; count++) link.send(text(`${count}`));
  expect(writes).not.toHaveBeenCalled();
  expect(link.unsentBytes).toBe(690);
  await nextTurn();
  expect(writes).toHaveBeenCalledOnce();
  await expect.poll(() => received).toEqual(Array.from({ length: 100 }, (_, count) => `42["${count}"]`));
  expect(link.unsentBytes).toBe(0);
});

it('keeps the order of what is sent and of packets of Engine.IO', async () => {
  await using tested = await start();
  const { received, session, link } = await connect(tested);
  link.send(text('a'));
  link.send(new OutgoingPacket(Buffer.from([1])));
  (session as unknown as { sendPacket(type: string): void }).sendPacket('ping');
  link.send(text('b'));
  session.send('2["c"]');
  link.send(text('d'));
  await expect.poll(() => received).toEqual(['42["a"]', 'binary 01', '2', '42["b"]', '42["c"]', '42["d"]']);
  expect(link.unsentBytes).toBe(0);
});

it('sends what was sent before a close, and then the close', async () => {
  await using tested = await start();
  const { received, client, link } = await connect(tested);
  link.send(text('last'));
  link.close();
  await once(client, 'close');
  expect(received).toEqual(['42["last"]']);
});

it('writes nothing after a client has begun to close', async () => {
  await using tested = await start();
  const { client, session, link } = await connect(tested);
  const { socket } = session.transport as unknown as { socket: WebSocket };
  client.close();
  await expect.poll(() => socket.readyState).not.toBe(WebSocket.OPEN);
  link.send(text('late'));
  await nextTurn();
  await expect.poll(() => session.readyState).toBe('closed');
});

it('leaves it to Engine.IO to compress messages', async () => {
  await using tested = await start(true);
  const accepted = tested.session();
  const received: string[] = [];
  const client = new WebSocket(`ws://${tested.url}&transport=websocket`);
  client.on('message', (data: Buffer) => received.push(data.toString()));
  const { session, link } = await accepted;
  expect(canWriteFrames(session)).toBe(false);
  for (const name of ['a', 'b']) link.send(text(name));
  session.send('2["c"]', { compress: true });
  link.send(text('d'));
  await expect.poll(() => received.slice(1)).toEqual(['42["a"]', '42["b"]', '42["c"]', '42["d"]']);
  expect(client.extensions).toContain('permessage-deflate');
  await expect.poll(() => link.unsentBytes).toBe(0);
});

it('leaves it to Engine.IO to send by polling and while a client changes to WebSocket', async () => {
  await using tested = await start();
  const accepted = tested.session();
  const opened = await (await fetch(`http://${tested.url}&transport=polling`)).text();
  const { session, link } = await accepted;
  const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
  link.send(text('polled'));
  expect(await (await fetch(`http://${tested.url}&transport=polling&sid=${sid}`)).text()).toBe('42["polled"]');
  const received: string[] = [];
  const client = new WebSocket(`ws://${tested.url}&transport=websocket&sid=${sid}`);
  client.on('message', (data: Buffer) => received.push(data.toString()));
  await once(client, 'open');
  client.send('2probe');
  await expect.poll(() => received).toEqual(['3probe']);
  for (const name of ['a', 'b']) link.send(text(name));
  expect(canWriteFrames(session)).toBe(false);
  client.send('5');
  await once(session, 'upgrade');
  link.send(text('c'));
  await expect.poll(() => received.slice(1)).toEqual(['42["a"]', '42["b"]', '42["c"]']);
  await expect.poll(() => link.unsentBytes).toBe(0);
});

it('lets go of the request that a session began with', async () => {
  await using tested = await start();
  const { session, received, link } = await connect(tested);
  const { socket } = session.transport as unknown as { socket: WebSocket & { _socket: TcpSocket } };
  const listeners = (): number => socket.listenerCount('error') + socket._socket.listenerCount('close');
  const before = listeners();
  expect(session.request).toBeDefined();
  forgetHandshake(session);
  expect(session.request).toBeUndefined();
  expect(before - listeners()).toBe(2);
  link.send(text('a'));
  await expect.poll(() => received).toEqual(['42["a"]']);
});

it('recognizes the listener that keeps the handshake in a bundle without white space, too', () => {
  const source = readFileSync(packageFile('node_modules/engine.io/build/server.js'), 'utf8');
  const { code } = transformSync(source, { minifyWhitespace: true, minifySyntax: true });
  const [, listener = ''] = /socket\.once\("close",(\(\)=>this\.[^)]*\))/.exec(code) ?? [];
  expect(listener).toMatch(passesOnClose);
});
