import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { readClientRequest } from './client-request.js';

function read(url: string | undefined): ReturnType<typeof readClientRequest> {
  return readClientRequest({ url } as unknown as IncomingMessage);
}

it.each([
  ['/clients/socketio/hubs/chat', 'chat', ''],
  ['/clients/socketio/hubs/chat/', 'chat', ''],
  ['/clients/socketio/hubs/chat/?EIO=4&transport=polling', 'chat', 'EIO=4&transport=polling'],
  ['/clients/socketio/hubs/chat?a=1?b=/x', 'chat', 'a=1%3Fb%3D%2Fx'],
  ['/clients/socketio/hubs/a%60b', 'a`b', ''],
  ['/clients/socketio/hubs/a%2Fb', 'a/b', ''],
  ['/clients/socketio/hubs/%zz', '%zz', ''],
])('reads %s', (url, hub, query) => {
  const request = read(url);
  expect(request?.hub).toBe(hub);
  expect(request?.rawPath).toBe(url.split('?')[0]);
  expect(request?.query.toString()).toBe(query);
});

it.each([
  undefined,
  '',
  '/',
  '/socket.io/?EIO=4',
  '/clients/socketio/hubs',
  '/clients/socketio/hubs/',
  '/clients/socketio/hubs//',
  '/clients/socketio/hubs/chat//',
  '/clients/socketio/hubs/chat/more',
  '//clients/socketio/hubs/chat',
  '/client/hubs/chat',
  '/Clients/socketio/hubs/chat',
  'http://localhost/clients/socketio/hubs/chat',
])('leaves %j to others', (url) => {
  expect(read(url)).toBeUndefined();
});
