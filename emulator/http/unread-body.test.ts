import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import { connect, type AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { hasUnreadBody, restOf } from './unread-body.js';

const length = 4 * 1024 * 1024;

/** Sends half a body, waits for the answer, and sends the rest; answers what came, and how the connection ended. */
async function sendInHalves(port: number): Promise<{ answer: string; reset: boolean }> {
  const socket = connect(port, '127.0.0.1');
  let answer = '';
  let reset = false;
  socket.on('data', (chunk: Buffer) => (answer += chunk.toString()));
  socket.on('error', () => (reset = true));
  const closed = once(socket, 'close').catch(() => undefined);
  const half = Buffer.alloc(length / 2, 'x');
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n`);
  socket.write(half);
  await once(socket, 'data');
  socket.write(half);
  await closed;
  return { answer, reset };
}

async function startRefusingServer(onRequest: (request: IncomingMessage) => void = () => undefined) {
  const server = createServer((request, response) => {
    onRequest(request);
    response.writeHead(400, { 'content-length': 2 }).write('no');
    void restOf(request).then(() => response.end());
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.dispose]: () => void server.close() };
}

it('lets a client send the rest of its request after the answer', async () => {
  let unread = false;
  using server = await startRefusingServer((request) => (unread = hasUnreadBody(request)));
  const { answer, reset } = await sendInHalves(server.port);
  expect(unread).toBe(true);
  expect(answer).toMatch(/^HTTP\/1\.1 400 .*\r\n\r\nno$/s);
  expect(reset).toBe(false);
});

it('waits no longer than a while for the rest', async () => {
  using server = await startRefusingServer();
  const socket = connect(server.port, '127.0.0.1').resume();
  socket.write('POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 100\r\n\r\n');
  expect(await once(socket, 'close')).toEqual([false]);
});

it.each([
  ['a body on its way', false, { 'content-length': '5' }, true],
  ['a body in chunks on its way', false, { 'transfer-encoding': 'chunked' }, true],
  ['a body that has come', true, { 'content-length': '5' }, false],
  ['no body', false, {}, false],
])('tells %s', (_, complete, headers, expected) => {
  expect(hasUnreadBody({ complete, headers } as unknown as IncomingMessage)).toBe(expected);
});
