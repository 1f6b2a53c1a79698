import { validateHeaderValue } from 'node:http';
import { expect, it } from 'vitest';
import { Connection } from '../connections/connection.js';
import { Hub } from '../connections/hub.js';
import type { CausedEvent } from './event-handler-choice.js';
import { eventHeaders, EventSender } from './event-headers.js';

const hub = new Hub('chat', { anonymousConnectPolicy: 'deny', eventHandlers: [] });
const sender = new EventSender(['one', 'two'], 'localhost');

function connection(userId: string | null): Connection {
  const identity = { userId, claims: {}, query: {}, headers: {}, groups: [] };
  return new Connection('c1', hub, identity);
}

it('describes a system event', () => {
  const headers = eventHeaders(
    connection(null),
    { id: 's1', namespace: '/ns' },
    { system: true, name: 'connect' },
    sender,
  );
  expect(headers).toMatchObject({
    'webhook-request-origin': 'localhost',
    'content-type': 'application/json; charset=utf-8',
    'ce-specversion': '1.0',
    'ce-type': 'azure.webpubsub.sys.connect',
    'ce-source': '/hubs/chat/client/c1',
    'ce-connectionId': 'c1',
    'ce-hub': 'chat',
    'ce-eventName': 'connect',
    'ce-namespace': '/ns',
    'ce-socketId': 's1',
    'ce-awpsversion': '1.0',
  });
  expect(headers['ce-signature']).toMatch(/^sha256=[0-9a-f]{64},sha256=[0-9a-f]{64}$/);
  expect(headers['ce-time']).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
  expect(Object.keys(headers)).not.toContain('ce-userId');
  expect(Object.keys(headers)).not.toContain('ce-connectionState');
});

it('describes an event of a client', () => {
  const socket = { id: 's1', namespace: '/' };
  const headers = eventHeaders(connection('ana'), socket, { system: false, name: 'new message' }, sender);
  expect(headers).toMatchObject({
    'content-type': 'text/plain',
    'ce-type': 'azure.webpubsub.user.message',
    'ce-eventName': 'new message',
    'ce-userId': 'ana',
  });
});

it("counts a connection's events", () => {
  const sameConnection = connection(null);
  const ids = ['/', '/a', '/'].map(
    (namespace) =>
      eventHeaders(sameConnection, { id: 's', namespace }, { system: true, name: 'connect' }, sender)['ce-id'],
  );
  expect(ids).toEqual(['0', '1', '2']);
});

it('gives the state back', () => {
  const stateful = connection(null);
  stateful.state = 'eyJhIjoxfQ==';
  const headers = eventHeaders(stateful, { id: 's', namespace: '/' }, { system: true, name: 'connected' }, sender);
  expect(headers['ce-connectionState']).toBe('eyJhIjoxfQ==');
});

it('has the trace of the call that caused it, or else of its handshake', () => {
  const traced = connection(null);
  const socket = { id: 's', namespace: '/' };
  const disconnected = { system: true, name: 'disconnected' } as const;
  const traceOf = (event: CausedEvent) => {
    const { traceparent, tracestate } = eventHeaders(traced, socket, event, sender);
    return [traceparent, tracestate];
  };
  expect(traceOf(disconnected)).toEqual([undefined, undefined]);
  traced.trace = { traceparent: 'of the handshake', tracestate: 'rojo=1' };
  expect(traceOf(disconnected)).toEqual(['of the handshake', 'rojo=1']);
  expect(traceOf({ ...disconnected, trace: { traceparent: 'of a call' } })).toEqual(['of a call', undefined]);
});

it.each([
  ['ana', 'ana'],
  ['a b', 'a b'],
  ['ä€😀', 'ä€😀'],
  ['50%', '50%'],
  [' a ', '%20a%20'],
  ['a\r\nx-evil: 1', 'a%0D%0Ax-evil: 1'],
  ['a\u0000b\u007f', 'a%00b%7F'],
  ['\ud800', '\ufffd'],
])('sends the user id %j as the UTF-8 bytes of %j', (userId, expected) => {
  const socket = { id: 's', namespace: '/' };
  const header = eventHeaders(connection(userId), socket, { system: true, name: 'connect' }, sender)['ce-userId'] ?? '';
  expect(Buffer.from(header, 'latin1').toString('utf8')).toBe(expected);
});

it.each(['a\r\nb', 'ä😀', ' ', '\u0000', '\ud800', '"%'])('makes valid headers of %j', (text) => {
  const socket = { id: 's', namespace: `/${text}` };
  const headers = eventHeaders(connection(text), socket, { system: false, name: text }, sender);
  for (const [name, value] of Object.entries(headers)) expect(() => validateHeaderValue(name, value)).not.toThrow();
});
