import { createServer, request as httpRequest } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Socket } from 'engine.io';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { parseSettings } from '../settings/parse-settings.js';
import { terminateSession } from '../connections/engine-internals.js';
import { createEngineServer } from './engine-server.js';

beforeEach(() => vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => vi.useRealTimers());

async function startEngine() {
  const engine = createEngineServer(parseSettings({}, 'a test').engine, () => 'session1');
  const sockets: Socket[] = [];
  engine.on('connection', (socket: Socket) => sockets.push(socket));
  const server = createServer((request, response) => engine.handleRequest(request as never, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const call = (method: string, query: string, body = ''): Promise<string> =>
    new Promise((resolve, reject) => {
      const path = `/?EIO=4&transport=polling${query}`;
      const request = httpRequest({ port, method, path, agent: false }, (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => (text += chunk.toString()));
        response.on('end', () => resolve(text));
      });
      request.on('error', reject).end(body);
    });
  return {
    engine,
    sockets,
    call,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

it('gives a session the id that it is told', async () => {
  await using tested = await startEngine();
  expect(await tested.call('GET', '')).toContain('"sid":"session1"');
});

it('leaves no timer behind a polling session that ended by an error', async () => {
  await using tested = await startEngine();
  await tested.call('GET', '');
  await tested.call('POST', '&sid=session1', 'junk');
  await nextTurn();
  expect(tested.sockets[0]?.readyState).toBe('closed');
  expect(vi.getTimerCount()).toBe(0);
});

it('lets a polling client fetch the close packet', async () => {
  await using tested = await startEngine();
  await tested.call('GET', '');
  tested.sockets[0]?.close();
  expect(tested.sockets[0]?.readyState).toBe('closing');
  expect(await tested.call('GET', '&sid=session1')).toBe('6\u001e1');
  expect(tested.sockets[0]?.readyState).toBe('closed');
});

it('ends a polling session at once that waits for its close packet to be fetched', async () => {
  await using tested = await startEngine();
  await tested.call('GET', '');
  const [session] = tested.sockets;
  session?.close();
  if (session !== undefined) terminateSession(session);
  expect(session?.readyState).toBe('closed');
  await nextTurn();
  expect(vi.getTimerCount()).toBe(0);
});

it('does not wait for the close packet to be fetched once it is closed itself', async () => {
  await using tested = await startEngine();
  await tested.call('GET', '');
  tested.sockets[0]?.close();
  expect(vi.getTimerCount()).toBe(1);
  tested.engine.close();
  expect(tested.sockets[0]?.readyState).toBe('closed');
  await nextTurn();
  expect(vi.getTimerCount()).toBe(0);
});
