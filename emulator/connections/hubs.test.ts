import { expect, it } from 'vitest';
import { Connection } from './connection.js';
import { Hubs } from './hubs.js';
import type { Hub } from './hub.js';

const chat = { anonymousConnectPolicy: 'allow', eventHandlers: [] } as const;

function connect(hub: Hub, id: string, userId: string | null, groups: readonly string[] = []): Connection {
  const identity = { userId, claims: {}, query: {}, headers: {}, groups };
  const connection = new Connection(id, hub, identity);
  hub.add(connection);
  return connection;
}

it('finds a hub whatever the case of its name', () => {
  const hubs = new Hubs({ Chat: { ...chat, eventHandlers: [] } });
  const hub = hubs.get('CHAT');
  connect(hub, 'a', null);
  expect(hubs.get('chat')).toBe(hub);
  expect(hub.name).toBe('chat');
  expect(hubs.settings('cHAT').anonymousConnectPolicy).toBe('allow');
});

it('lets nobody in without a token where a hub has no settings', () => {
  expect(new Hubs({}).settings('other')).toEqual({ anonymousConnectPolicy: 'deny', eventHandlers: [] });
});

it('keeps a hub from its first connection to its last', () => {
  const hubs = new Hubs({});
  const named = hubs.get('chat');
  expect(hubs.get('chat')).not.toBe(named);
  const [a, b] = [connect(named, 'a', null), connect(named, 'b', null)];
  named.remove(a);
  expect(hubs.get('chat')).toBe(named);
  named.remove(b);
  const next = hubs.get('chat');
  expect(next).not.toBe(named);
  connect(next, 'c', null);
  named.remove(b);
  expect(hubs.get('chat')).toBe(next);
});

it('finds connections by id, by user and by the groups of their token', () => {
  const hubs = new Hubs({});
  const hub = hubs.get('chat');
  const [a, b, c] = [connect(hub, 'a', 'ana', ['g']), connect(hub, 'b', 'ana'), connect(hub, 'c', null)];
  expect(hub.connection('b')).toBe(b);
  expect([...hub.userConnections('ana')]).toEqual([a, b]);
  expect([...hub.groups.members('g')]).toEqual([a]);
  expect([...hub.connections()]).toEqual([a, b, c]);
});

it('forgets a connection everywhere', () => {
  const hub = new Hubs({}).get('chat');
  const [a, b] = [connect(hub, 'a', 'ana', ['g']), connect(hub, 'b', 'ana')];
  hub.remove(a);
  expect(hub.connection('a')).toBeUndefined();
  expect([...hub.userConnections('ana')]).toEqual([b]);
  expect(hub.groups.members('g').size).toBe(0);
  hub.remove(b);
  expect(hub.userConnections('ana').size).toBe(0);
});

it('gives a hub that is not listed the settings of every hub', () => {
  const hubs = new Hubs({
    '*': { ...chat, eventHandlers: [] },
    news: { ...chat, anonymousConnectPolicy: 'deny', eventHandlers: [] },
  });
  expect(hubs.settings('other').anonymousConnectPolicy).toBe('allow');
  expect(hubs.settings('News').anonymousConnectPolicy).toBe('deny');
  const other = hubs.get('other');
  connect(other, 'a', null);
  hubs.configure('*', { anonymousConnectPolicy: 'deny', eventHandlers: [] });
  expect(other.settings.anonymousConnectPolicy).toBe('deny');
});

it('has room for so many hubs that are not listed, and for the clients of those', () => {
  const hubs = new Hubs({ listed: { ...chat, eventHandlers: [] } }, 1);
  connect(hubs.get('listed'), 'a', null);
  expect(hubs.hasRoomFor('first')).toBe(true);
  const first = hubs.get('first');
  const connection = connect(first, 'b', null);
  expect(['first', 'FIRST', 'Listed', 'second'].map((name) => hubs.hasRoomFor(name))).toEqual([
    true,
    true,
    true,
    false,
  ]);
  first.remove(connection);
  expect(hubs.hasRoomFor('second')).toBe(true);
});

it('tells a handler of clients from the moment that its settings do', () => {
  const hub = new Hubs({}).get('chat');
  expect(hub.tellsOfClients).toBe(false);
  const handler = { urlTemplate: 'http://a.example', userEventPattern: '', systemEvents: ['connect' as const] };
  hub.settings = { anonymousConnectPolicy: 'deny', eventHandlers: [handler] };
  expect(hub.tellsOfClients).toBe(true);
});
