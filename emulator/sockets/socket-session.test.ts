import { EventEmitter } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Socket as EngineSocket } from 'engine.io';
import { afterEach, expect, it, vi } from 'vitest';
import { ClientLink } from '../connections/client-link.js';
import { Connection } from '../connections/connection.js';
import { Hub } from '../connections/hub.js';
import { TurnWriter } from '../connections/turn-writer.js';
import { parseSettings } from '../settings/parse-settings.js';
import type { SettingsInput } from '../settings/settings.js';
import type { SocketAddress } from '../webhooks/event-headers.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import { parseDownstreamPayload } from './downstream-payload.js';
import { SocketLayer } from './socket-layer.js';

/** As much of an Engine.IO session as the layer sees of it. */
class Session extends EventEmitter {
  readyState = 'open';
  readonly transport = {};
  readonly sent: string[] = [];
  /** What tells that each of them has left; called at once unless the client is slow. */
  readonly departures: (() => void)[] = [];
  slow = false;

  send(data: string, _options: unknown, departed: () => void): void {
    this.sent.push(data);
    if (this.slow) this.departures.push(departed);
    else departed();
  }

  close(): void {
    if (this.readyState === 'closed') return;
    this.readyState = 'closed';
    this.emit('close', 'forced close');
  }
}

/** A connection of a client, and an event handler that answers when it is told to. */
function start(engine: SettingsInput['engine'] = {}, onFailure: 'close' | 'ignore' = 'close') {
  const events: string[] = [];
  const waiting: { name: string; answer: (value: unknown) => void }[] = [];
  const ask = (name: string): Promise<never> => {
    events.push(name);
    return new Promise((resolve) => waiting.push({ name, answer: resolve as never }));
  };
  const tell = (text: string): Promise<void> => Promise.resolve(void events.push(text));
  const webhooks = {
    connect: (_: unknown, { namespace }: SocketAddress) => ask(`connect ${namespace}`),
    message: (_: unknown, { namespace }: SocketAddress, eventName: string) => ask(`${eventName} ${namespace}`),
    connected: (_: unknown, { namespace }: SocketAddress) => tell(`connected ${namespace}`),
    disconnected: (_: unknown, { namespace }: SocketAddress, reason: string) =>
      tell(`disconnected ${namespace}${reason === '' ? '' : `: ${reason}`}`),
  } as unknown as Webhooks;
  const ignore = (): void => undefined;
  const warn = vi.fn();
  const log = { trace: ignore, debug: ignore, info: ignore, warn, error: ignore, isEnabled: () => false } as never;
  const settings = parseSettings({ engine, webhooks: { onFailure } }, 'a test');
  const session = new Session();
  const hub = new Hub('chat', { anonymousConnectPolicy: 'deny', eventHandlers: [] });
  const identity = { userId: null, claims: {}, query: {}, headers: {}, groups: [] };
  const connection = new Connection('c1', hub, identity);
  hub.add(connection);
  const engineSocket = session as unknown as EngineSocket;
  const link = new ClientLink(engineSocket, new TurnWriter(), settings.engine);
  new SocketLayer(webhooks, settings, log).accept(connection, link, engineSocket);
  const answer = async (name: string, value: unknown): Promise<void> => {
    const index = waiting.findIndex((each) => each.name === name);
    if (index === -1) throw new Error(`${name} is not asked; waiting: ${waiting.map((each) => each.name).join()}`);
    waiting.splice(index, 1)[0]?.answer(value);
    await nextTurn();
  };
  return {
    connection,
    session,
    events,
    warn,
    receive: (...packets: (string | Buffer)[]) => packets.forEach((packet) => session.emit('message', packet)),
    accept: (namespace = '/') => answer(`connect ${namespace}`, { accepted: true }),
    refuse: (namespace = '/') => answer(`connect ${namespace}`, { accepted: false, reason: 'no' }),
    handle: (name: string, payload = '') => answer(name, { handled: true, payload }),
    fail: (name: string) => answer(name, { handled: false, reason: 'no' }),
  };
}

afterEach(() => vi.useRealTimers());

const aboutEvent = {
  hub: 'chat',
  connectionId: 'c1',
  userId: null,
  namespace: '/',
  socketId: expect.any(String) as string,
  event: 'a',
};

it('tells the reason of a close for the sockets that it ended, and for no other', async () => {
  const { connection, receive, accept, handle, events } = start();
  receive('0', '0/a,');
  await accept();
  await accept('/a');
  receive('2["slow"]', '1/a,');
  connection.close('kicked');
  expect(events).not.toContain('disconnected /a');
  await handle('slow /');
  expect(events.slice(-2)).toEqual(['disconnected /a', 'disconnected /: kicked']);
});

it('keeps the first reason for which a connection was closed', async () => {
  const { connection, session, receive, accept, fail, events } = start();
  session.close = () => void (session.readyState = 'closing');
  receive('0');
  await accept();
  receive('2["slow"]');
  connection.close('kicked');
  await fail('slow /');
  session.emit('close', 'forced close');
  await nextTurn();
  expect(events.at(-1)).toBe('disconnected /: kicked');
});

it.each([
  ['that never asks for a namespace', 'closed', []],
  ['whose only namespace was refused', 'closed', ['0', 'refuse']],
  ['whose namespace is still asked for', 'open', ['0']],
  ['that is in a namespace', 'open', ['0', 'accept']],
  ['that has left its namespaces', 'open', ['0', 'accept', '1']],
])('takes care that a connection %s is %s when its time is over', async (_, state, steps) => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { session, receive, accept, refuse } = start({ connectTimeoutMs: 100 });
  for (const step of steps) {
    if (step === 'accept') await accept();
    else if (step === 'refuse') await refuse();
    else receive(step);
  }
  vi.advanceTimersByTime(100);
  await nextTurn();
  expect(session.readyState).toBe(state);
});

it('gives a connection its time again after a connect that took longer', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const { session, receive, refuse } = start({ connectTimeoutMs: 100 });
  receive('0');
  vi.advanceTimersByTime(150);
  await refuse();
  vi.advanceTimersByTime(50);
  await nextTurn();
  expect(session.readyState).toBe('closed');
});

it('answers a CONNECT that is repeated before its answer once', async () => {
  const { session, receive, accept, events } = start();
  receive('0', '0', '0{}');
  await accept();
  expect(session.sent).toEqual([expect.stringMatching(/^0\{"sid":/)]);
  expect(events).toEqual(['connect /', 'connected /']);
  receive('0');
  await nextTurn();
  expect(session.readyState).toBe('closed');
});

it('asks anew for a namespace that was left before the answer, and tells its client of that alone', async () => {
  const { connection, session, receive, accept, events } = start();
  receive('0/a,', '1/a,', '0/a,', '0/a,');
  await accept('/a');
  expect(session.sent).toEqual([]);
  expect(connection.groups.size).toBe(0);
  expect(events).toEqual(['connect /a', 'disconnected /a', 'connect /a']);
  await accept('/a');
  expect(session.sent).toHaveLength(1);
  expect(events.slice(3)).toEqual(['connected /a']);
  expect(session.readyState).toBe('open');
});

it('does not take the refusal of a connect that was left for that of the next', async () => {
  const { session, receive, refuse, accept, events } = start();
  receive('0', '1', '0');
  await refuse();
  expect(session.sent).toEqual([]);
  await accept();
  expect(session.sent).toEqual([expect.stringMatching(/^0\{"sid":/)]);
  expect(events).toEqual(['connect /', 'connect /', 'connected /']);
});

it('asks for no namespace that was left before its turn', async () => {
  const { receive, accept, events } = start();
  receive('0', '0/a,', '1/a,');
  await accept();
  expect(events).toEqual(['connect /', 'connected /']);
});

it('tells that a socket has ended whose connection was closed before the answer', async () => {
  const { connection, receive, accept, events } = start();
  receive('0');
  connection.close('kicked');
  await accept();
  expect(events).toEqual(['connect /', 'disconnected /: kicked']);
});

const kilobyte = 'x'.repeat(1000);

it('closes a client whose packet takes more memory than it may with its attachments', async () => {
  const { session, receive, accept } = start({ maxPendingBytes: 3500 });
  receive('0');
  await accept();
  receive('53-["b"]', Buffer.alloc(2000));
  await nextTurn();
  expect(session.readyState).toBe('open');
  receive(Buffer.alloc(1000));
  await nextTurn();
  expect(session.readyState).toBe('closed');
});

it('cuts a client off that does not take what is sent to it', async () => {
  const { connection, session, receive, accept, events } = start({ maxUnsentBytes: 2500 });
  receive('0', '0/a,');
  await accept();
  await accept('/a');
  session.slow = true;
  const payload = parseDownstreamPayload(`42["${kilobyte}"]`);
  connection.deliver(payload);
  connection.deliver(payload);
  session.departures.shift()?.();
  connection.deliver(payload);
  expect(session.readyState).toBe('open');
  connection.deliver([...payload, ...payload]);
  await nextTurn();
  expect(session.readyState).toBe('closed');
  expect(session.sent).toHaveLength(2 + 4);
  expect(connection.hub.connection('c1')).toBeUndefined();
  expect(events.slice(-2)).toEqual(['disconnected /: SlowClient', 'disconnected /a: SlowClient']);
});

it('tells once that a socket has ended whose DISCONNECT its client was too slow for', async () => {
  const { connection, session, receive, accept, events } = start({ maxUnsentBytes: 1 });
  receive('0');
  await accept();
  session.slow = true;
  connection.deliver(parseDownstreamPayload('41'));
  connection.deliver(parseDownstreamPayload('41{"close":true}'));
  await nextTurn();
  expect(events.filter((event) => event.startsWith('disconnected'))).toHaveLength(1);
  expect(session.sent).toHaveLength(2);
});

it('takes a connection that is closed out of its hub and groups at once', async () => {
  const { connection, session, receive, accept, events } = start();
  session.close = () => void (session.readyState = 'closing');
  receive('0');
  await accept();
  const { hub } = connection;
  connection.close();
  expect(hub.connection('c1')).toBeUndefined();
  expect(hub.groups.members('0~Lw~').size).toBe(0);
  expect(events).not.toContain('disconnected /');
  session.emit('close', 'forced close');
  await nextTurn();
  expect(events.at(-1)).toBe('disconnected /');
});

it.each<[string, string, string, string | undefined]>([
  ['the id that the event asked for', '27["a"]', '437[]', undefined],
  ['a binary acknowledgement of that id', '27["a"]', '461-7[{"_placeholder":true,"num":0}]\u001ebAQID', undefined],
  ['no id', '27["a"]', '42["b"]', undefined],
  [
    'another id',
    '27["a"]',
    '438[]',
    'no event in "/" waits for the acknowledgement 8; the event asked for the acknowledgement 7',
  ],
  [
    'the id in another namespace',
    '27["a"]',
    '43/x,7[]',
    'no event in "/x" waits for the acknowledgement 7; the event asked for the acknowledgement 7',
  ],
  [
    'an id though the event asked for none',
    '2["a"]',
    '430[]',
    'no event in "/" waits for the acknowledgement 0; the event asked for no acknowledgement',
  ],
])(
  'accepts an answer that acknowledges %s, and warns where no event waits for it',
  async (_, event, answer, reason) => {
    const { session, receive, accept, handle, warn } = start();
    receive('0');
    await accept();
    receive(event);
    await handle('a /', answer);
    expect(session.sent.length).toBeGreaterThan(1);
    expect(warn.mock.calls).toEqual(
      reason === undefined ? [] : [[{ ...aboutEvent, reason }, 'unexpected acknowledgement']],
    );
  },
);

it('warns once of an answer that acknowledges an event again, and of several', async () => {
  const { connection, receive, accept, handle, warn } = start();
  receive('0');
  await accept();
  receive('21["a"]', '22["b"]', '23["c"]');
  await handle('a /', '431[]\u001e432[]');
  expect(warn).not.toHaveBeenCalled();
  await handle('b /', '431[]\u001e432[]');
  expect(warn).toHaveBeenCalledOnce();
  connection.deliver(parseDownstreamPayload('433[]'));
  await handle('c /', '433[]');
  expect(warn).toHaveBeenCalledTimes(2);
});

it.each([
  ['close', 'closed', 'event not handled, closing the connection'],
  ['ignore', 'open', 'event not handled'],
] as const)('logs an event that is not handled, with onFailure %s', async (onFailure, state, line) => {
  const { session, receive, accept, fail, warn } = start({}, onFailure);
  receive('0');
  await accept();
  receive('2["a"]');
  await fail('a /');
  expect(session.readyState).toBe(state);
  expect(warn.mock.calls).toEqual([[{ ...aboutEvent, reason: 'no' }, line]]);
});

it('logs an answer that no client could read', async () => {
  const { session, receive, accept, handle, warn } = start();
  receive('0');
  await accept();
  receive('2["a"]');
  await handle('a /', 'hello');
  expect(session.readyState).toBe('closed');
  const reason = expect.stringContaining('Packet 1 of the payload begins with "hello"') as string;
  expect(warn.mock.calls).toEqual([[{ ...aboutEvent, reason }, 'answer not delivered, closing the connection']]);
});

it('lets a client into no more namespaces than it may be in, and keeps its connection', async () => {
  const { session, receive, accept } = start({ maxNamespaces: 2 });
  receive('0', '0/a,', '0/b,');
  await accept();
  await accept('/a');
  expect(session.sent[0]).toContain('4/b,{"message":"The connection is in 2 namespaces, which is the limit.');
  receive('1/a,', '0/b,');
  await accept('/b');
  expect(session.sent.at(-1)).toMatch(/^0\/b,\{"sid":/);
  expect(session.readyState).toBe('open');
});

it('ignores an event without data, as the servers of Socket.IO do', async () => {
  const { session, receive, accept, events } = start();
  receive('0');
  await accept();
  receive('2', '2/,007', '2["a"]');
  await nextTurn();
  expect(session.readyState).toBe('open');
  expect(events).toEqual(['connect /', 'connected /', 'a /']);
});
