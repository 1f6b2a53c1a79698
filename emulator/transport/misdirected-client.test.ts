import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { findMisdirection } from './misdirected-client.js';

const at = (url: string, headers = {}) => findMisdirection({ url, headers } as unknown as IncomingMessage);

it.each([
  ['/socket.io/?EIO=4&transport=polling', '{hub}'],
  ['/socket.io', '{hub}'],
  ['/client/hubs/chat', 'chat'],
  ['/clients/hubs/chat/', 'chat'],
  ['/Clients/SocketIO/Hubs/chat', 'chat'],
  ['/clients/socketio/hubs/chat//', 'chat'],
  ['/clients/socketio/hub/chat', 'chat'],
  ['/clients/socketio', '{hub}'],
  ['/elsewhere?EIO=4', '{hub}'],
])('names the right path to a client at %s', (url, hub) => {
  expect(at(url)?.message).toContain(`expected /clients/socketio/hubs/${hub}.`);
});

it.each(['/', '/api/hubs/chat/:send', '/api/health', '/clientele', '/favicon.ico'])('leaves %s to others', (url) =>
  expect(at(url)).toBeUndefined(),
);

it('lets a page of another origin read the answer', () => {
  expect(at('/socket.io/', { origin: 'http://localhost:3000' })?.headers).toMatchObject({
    'access-control-allow-origin': 'http://localhost:3000',
    'access-control-allow-credentials': 'true',
  });
});
