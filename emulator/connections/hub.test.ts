import { expect, it } from 'vitest';
import type { HubSettings } from '../settings/settings.js';
import { Connection } from './connection.js';
import { Hub } from './hub.js';

const identity = {
  userId: 'ana',
  claims: { role: ['webpubsub.sendToGroup'] },
  query: { EIO: ['4'] },
  headers: { host: ['localhost'] },
  groups: ['a', 'b'],
};

function hubWith(...systemEvents: HubSettings['eventHandlers'][number]['systemEvents']): Hub {
  const eventHandlers = [{ urlTemplate: 'http://localhost/', userEventPattern: '*', systemEvents }];
  return new Hub('chat', { anonymousConnectPolicy: 'deny', eventHandlers });
}

it('keeps what a handshake told where an event handler gets the connect event', () => {
  const { claims, query, headers } = identity;
  expect(new Connection('c', hubWith('disconnected', 'connect'), identity).identity).toMatchObject({
    claims,
    query,
    headers,
  });
});

it('keeps nothing of it where none does, but for what is asked of a connection', () => {
  const hub = hubWith('connected', 'disconnected');
  const connection = new Connection('c', hub, identity);
  expect(connection.identity).toEqual({ claims: {}, query: {}, headers: {} });
  expect(connection.userId).toBe('ana');
  expect(connection.permissions.allows('sendToGroup', 'any')).toBe(true);
  hub.add(connection);
  expect([...connection.groups]).toEqual(['a', 'b']);
});
