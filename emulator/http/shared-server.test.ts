import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { createSharedServer } from './shared-server.js';

const upgrade = { Connection: 'Upgrade', Upgrade: 'websocket' };

/** A server that says who took a request, with which target. Clients have what begins with /clients. */
async function startServer() {
  const isClient = (url = '') => url.startsWith('/clients');
  const server = createSharedServer(
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
    ({ url, headers }, response) => void response.end(`<rest ${url} at ${headers.host}>`),
    undefined,
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  return { port, [Symbol.dispose]: () => void server.close() };
}

async function get(target: string, headers: Record<string, string> = {}): Promise<string> {
  using server = await startServer();
  const socket = connect(server.port, '127.0.0.1').setEncoding('utf8');
  let answer = '';
  socket.on('data', (chunk: string) => (answer += chunk));
  const lines = Object.entries({ Host: 'x', Connection: 'close', ...headers }).map(
    ([name, value]) => `${name}: ${value}`,
  );
  socket.write([`GET ${target} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
  await once(socket, 'close');
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
