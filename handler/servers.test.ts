import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { signConnection } from '../protocol/index.js';
import { ackJson, createEventHandler } from './index.js';

const events = createEventHandler({
  accessKeys: ['key'],
  maxBodyBytes: 100_000,
  messages: { echo: ({ argsJson }) => ackJson(argsJson) },
});

function request(url: string, body: string): Request {
  return new Request(url, {
    method: 'POST',
    body,
    headers: {
      'Content-Type': 'text/plain; charset=utf-8',
      'ce-type': 'azure.webpubsub.user.message',
      'ce-connectionId': 'c1',
      'ce-hub': 'chat',
      'ce-eventName': 'echo',
      'ce-namespace': '/',
      'ce-socketId': 's1',
      'ce-signature': signConnection('c1', ['key']),
    },
  });
}

async function listen(listener: Parameters<typeof createServer>[1]): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/events`;
}

const servers: readonly (readonly [string, () => Promise<(request: Request) => Promise<Response>>])[] = [
  ['fetch', () => Promise.resolve(events.fetch)],
  ['http', () => listen(events.node).then((url) => (sent) => fetch(url, { ...init(sent), body: sent.body }))],
];

function init({ method, headers }: Request) {
  return { method, headers, duplex: 'half' } as const;
}

it.each(servers)('%s: answers a message', async (_, start) => {
  const send = await start();
  const answered = await send(request('http://handler/events', '421["echo","é",1.0]'));
  expect([answered.status, answered.headers.get('content-type'), await answered.text()]).toEqual([
    200,
    'text/plain',
    '431["é",1.0]',
  ]);
});

it.each(servers)('%s: answers a message without an acknowledgement with 204', async (_, start) => {
  const send = await start();
  expect((await send(request('http://handler/events', '42["echo"]'))).status).toBe(204);
});

it.each(servers)('%s: rejects a body that is too long', async (_, start) => {
  const send = await start();
  const answered = await send(request('http://handler/events', `421["echo","${'a'.repeat(200_000)}"]`));
  expect(answered.status).toBe(413);
});

it.each(servers)('%s: answers a validation request', async (_, start) => {
  const send = await start();
  const headers = { 'WebHook-Request-Origin': 'service.example' };
  const answered = await send(new Request('http://handler/events', { method: 'OPTIONS', headers }));
  expect([answered.status, answered.headers.get('webhook-allowed-origin')]).toEqual([200, '*']);
});

it.each([
  ['text', (text: string) => text],
  ['bytes', (text: string) => Buffer.from(text)],
])('http: uses the body that a middleware has read as %s', async (_, parse) => {
  const url = await listen((incoming, response) => {
    incoming.resume();
    incoming.once('end', () => events.node(Object.assign(incoming, { body: parse('421["echo",2]') }), response));
  });
  const sent = request(url, 'read before');
  expect(await (await fetch(url, { ...init(sent), body: sent.body })).text()).toBe('431[2]');
});
