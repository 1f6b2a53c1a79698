import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { createSharedServer } from './shared-server.js';

const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket' };

/** A server that says who took a request, with which target. Clients have what begins with /clients. */
async function startServer() {
  const isClient = (url = '') => url.startsWith('/clients');
  const server = createSharedServer(
    [
      {
        handleRequest({ url, headers }, response) {
          if (!isClient(url)) return false;
          response.end(`<client ${url} at ${headers.host}>`);
          return true;
        },
        handleUpgrade({ url, headers }, socket) {
          if (!isClient(url)) return false;
          socket.end(`<upgrade ${url} at ${headers.host}>`);
          return true;
        },
      },
    ],
    ({ url, headers }, response) => void response.end(`<rest ${url} at ${headers.host}>`),
    undefined,
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.dispose]: () => void server.close() };
}

/** Sends a request of these lines, and gives all that came until the server ended the connection. */
async function exchange(...lines: readonly string[]): Promise<string> {
  using server = await startServer();
  const socket = connect(server.port, '127.0.0.1').setEncoding('utf8');
  let answer = '';
  socket.on('data', (chunk: string) => (answer += chunk));
  socket.write([...lines, '', ''].join('\r\n'));
  await once(socket, 'close');
  return answer;
}

async function get(target: string, headers: Record<string, string> = {}): Promise<string> {
  const lines = Object.entries({ Host: 'x', Connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  const answer = await exchange(`GET ${target} HTTP/1.1`, ...lines);
  return /<(.*)>/.exec(answer)?.[1] ?? answer;
}

it.each([
  ['/clients/a?b', {}, 'client /clients/a?b at x'],
  ['/api/a?b', {}, 'rest /api/a?b at x'],
  ['/clients/a?b', upgrade, 'upgrade /clients/a?b at x'],
  ['/clients/a', { Connection: 'close, Upgrade', Upgrade: 'h2c' }, 'client /clients/a at x'],
  ['http://y:1/clients/a?b', {}, 'client /clients/a?b at y:1'],
  ['http://y:1/api/a?b', {}, 'rest /api/a?b at y:1'],
  ['http://y:1/clients/a?b', upgrade, 'upgrade /clients/a?b at y:1'],
])('hands %s with %j to whom it is for', async (target, headers: Record<string, string>, taken) => {
  expect(await get(target, headers)).toBe(taken);
});

it('answers an upgrade anywhere else with 404', async () => {
  const answer = await get('http://y/api/a?b', upgrade);
  expect(answer).toMatch(/^HTTP\/1\.1 404 /);
  expect(answer).toContain('There is no WebSocket endpoint at /api/a; expected');
});

it.each([
  ['no HTTP at all', ['hello'], 400, 'Error.BadRequest'],
  ['a length that is no number', ['POST / HTTP/1.1', 'Host: x', 'Content-Length: x'], 400, 'Error.BadRequest'],
  ['headers of 20,000 bytes', ['GET / HTTP/1.1', 'Host: x', `X: ${'x'.repeat(20_000)}`], 431, 'Error.RequestHeader'],
])('answers %s, with a code, and ends the connection', async (_, lines, status, code) => {
  const [head = '', body = ''] = (await exchange(...lines)).split('\r\n\r\n');
  expect(head).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(head.toLowerCase()).toContain('\r\nconnection: close');
  expect(JSON.parse(body)).toMatchObject({ code: expect.stringContaining(code) as string });
});

it('sends no body after a malformed HEAD request', async () => {
  const answer = await exchange('HEAD / HTTP/1.1', 'Host: x', 'Content-Length: x');
  expect(answer).toMatch(/^HTTP\/1\.1 400 .*\r\n\r\n$/s);
});

it('ends the connection without a second answer where a malformed request follows one that is being answered', async () => {
  const server = createSharedServer(
    [{ handleRequest: () => false, handleUpgrade: () => false }],
    (_, response) => void response.writeHead(200, { 'content-length': 4 }).write('ab'),
    undefined,
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1').setEncoding('utf8');
  let answer = '';
  socket.on('data', (chunk: string) => {
    answer += chunk;
    socket.write('no HTTP\r\n\r\n');
  });
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
  await once(socket, 'close');
  server.close();
  expect(answer).toMatch(/\r\n\r\nab$/);
});

it.each([
  ['two Host headers', ['GET /api/a HTTP/1.1', 'Host: x', 'host: x'], 'The request has 2 Host headers; expected one.'],
  ['no Host header', ['GET /api/a HTTP/1.1'], 'The request has no Host header; expected one.'],
  [
    'two Host headers of an upgrade',
    ['GET /clients HTTP/1.1', 'Host: x', 'Host: y', 'Upgrade: websocket', 'Connection: Upgrade'],
    'The request has 2 Host headers; expected one.',
  ],
])('answers 400 to %s', async (_, lines, message) => {
  const close = lines.some((line) => line.startsWith('Connection')) ? [] : ['Connection: close'];
  const answer = await exchange(...lines, ...close);
  expect(answer).toMatch(/^HTTP\/1\.1 400 /);
  expect(answer).toContain(message);
});

it('accepts HTTP/1.0 without a Host header', async () => {
  expect(await exchange('GET /api/a HTTP/1.0')).toContain('<rest /api/a at undefined>');
});

it('answers an unknown expectation with 417 and says why', async () => {
  const answer = await exchange('GET / HTTP/1.1', 'Host: x', 'Expect: tea', 'Connection: close');
  expect(answer).toMatch(/^HTTP\/1\.1 417 /);
  expect(answer).toContain('"code":"Error.ExpectationFailed","message":"Expect is \\"tea\\"; expected');
});

it('keeps an idle connection longer than the pools of clients do', async () => {
  using server = await startServer();
  const { headers } = await fetch(`http://127.0.0.1:${server.port}/api/a`);
  expect(Number(/timeout=(\d+)/.exec(headers.get('keep-alive') ?? '')?.[1])).toBeGreaterThan(90);
});
