import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { ServiceRequest } from './service-request.js';

const h2c = 'Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n';
const next = 'GET /next HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n';

async function startServer() {
  const server = createServer({ IncomingMessage: ServiceRequest }, (request, response) => {
    void text(request).then((body) => response.end(`<${request.method} ${request.url} ${body}>`));
  });
  server.on('upgrade', (request, socket) => socket.end(`<upgrade to ${request.headers.upgrade}>`));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.dispose]: () => void server.close() };
}

/** Sends one request after the answer to the other, and gives what was answered between angle brackets. */
async function send(port: number, ...requests: string[]): Promise<string[]> {
  const socket = connect(port, '127.0.0.1').setEncoding('utf8');
  let answer = '';
  socket.on('data', (chunk: string) => {
    answer += chunk;
    const request = chunk.endsWith('>') ? requests.shift() : undefined;
    if (request !== undefined) socket.write(request);
  });
  socket.write(requests.shift() ?? '');
  await once(socket, 'close');
  return [...answer.matchAll(/<(.*?)>/g)].map(([, inner = '']) => inner);
}

it.each([
  ['without a body', `GET /a HTTP/1.1\r\nHost: x\r\n${h2c}\r\n`, 'GET /a '],
  ['with a body', `POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n${h2c}\r\nhello`, 'POST /a hello'],
  [
    'with a body in chunks',
    `POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n${h2c}\r\n5\r\nhello\r\n0\r\n\r\n`,
    'POST /a hello',
  ],
])('serves a request for h2c %s, and the next one on its connection', async (_, request, answer) => {
  using server = await startServer();
  expect(await send(server.port, request, next)).toEqual([answer, 'GET /next ']);
});

it.each(['websocket', 'WebSocket'])('takes a request for %s for an upgrade', async (protocol) => {
  using server = await startServer();
  const request = `GET /a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`;
  expect(await send(server.port, request)).toEqual([`upgrade to ${protocol}`]);
});

it.each(['websocket, h2c', 'websocket2', ''])('takes no request for %j for an upgrade', async (protocol) => {
  using server = await startServer();
  const request = `GET /a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`;
  expect(await send(server.port, request, next)).toEqual(['GET /a ', 'GET /next ']);
});

it('takes an upgrade by another method than GET for a plain request', async () => {
  using server = await startServer();
  const request = 'OPTIONS /a HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
  expect(await send(server.port, request, next)).toEqual(['OPTIONS /a ', 'GET /next ']);
});

it('opens no tunnel', async () => {
  using server = await startServer();
  expect(await send(server.port, 'CONNECT a:1 HTTP/1.1\r\nHost: x\r\n\r\n')).toEqual([]);
});
