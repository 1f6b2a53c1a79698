import { describe, expect, it, vi } from 'vitest';
import { signConnection } from '../protocol/index.js';
import { ack, ackJson, createEventHandler, reject, type EventHandlerOptions, type HandlerRequest } from './index.js';

const key = 'a-primary-key';

interface Posted {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string | readonly string[]>>;
  readonly body?: string;
}

function systemEvent(eventName: string, body = '{}'): Posted {
  return { headers: { ...commonHeaders(eventName), 'ce-type': `azure.webpubsub.sys.${eventName}` }, body };
}

function message(eventName: string, body: string): Posted {
  const headers = { ...commonHeaders(eventName), 'ce-type': 'azure.webpubsub.user.message' };
  return { headers: { ...headers, 'content-type': 'text/plain' }, body };
}

function commonHeaders(eventName: string): Record<string, string> {
  return {
    'content-type': 'application/json; charset=utf-8',
    'ce-connectionid': 'c1',
    'ce-hub': 'chat',
    'ce-eventname': eventName,
    'ce-namespace': '/',
    'ce-socketid': 's1',
    'ce-signature': signConnection('c1', [key, 'another']),
  };
}

function without(posted: Posted, ...names: readonly string[]): Posted {
  const kept = Object.entries(posted.headers ?? {}).filter(([name]) => !names.includes(name));
  return { ...posted, headers: Object.fromEntries(kept) };
}

function answer(options: Partial<EventHandlerOptions>, { method = 'POST', headers = {}, body = '' }: Posted) {
  const request: HandlerRequest = {
    method,
    header: (name) => [headers[name] ?? []].flat(),
    body: () => Promise.resolve(body),
  };
  return createEventHandler({ accessKeys: [key], ...options }).answer(request);
}

describe('a validation request', () => {
  const origin = { 'webhook-request-origin': 'my.webpubsub.azure.com' };

  it.each(['OPTIONS', 'GET'])('of method %s is allowed for every origin by default', async (method) => {
    expect(await answer({}, { method, headers: origin })).toMatchObject({
      status: 200,
      headers: { 'webhook-allowed-origin': '*', 'webhook-allowed-rate': '*', allow: 'OPTIONS, GET, POST' },
    });
  });

  it.each([
    ['my.webpubsub.azure.com', 'my.webpubsub.azure.com'],
    ['MY.webpubsub.azure.com', 'MY.webpubsub.azure.com'],
    ['other.example, my.webpubsub.azure.com', 'my.webpubsub.azure.com'],
  ])('of the origin %s is allowed', async (sent, allowed) => {
    const allowedOrigins = ['other.webpubsub.azure.com', 'my.webpubsub.azure.com'];
    const answered = await answer(
      { allowedOrigins },
      { method: 'OPTIONS', headers: { 'webhook-request-origin': sent } },
    );
    expect(answered).toMatchObject({ status: 200, headers: { 'webhook-allowed-origin': allowed } });
  });

  it.each([
    [{ 'webhook-request-origin': 'other.example' }, 403],
    [{}, 400],
  ])('with the headers %j is rejected', async (headers, status) => {
    const answered = await answer({ allowedOrigins: ['my.webpubsub.azure.com'] }, { method: 'OPTIONS', headers });
    expect(answered.status).toBe(status);
    expect(answered.headers).not.toHaveProperty('webhook-allowed-origin');
  });
});

describe('an event', () => {
  it.each([
    ['without a signature', without(systemEvent('connect'), 'ce-signature'), 401],
    ['of another method', { ...systemEvent('connect'), method: 'PUT' }, 405],
    ['without a connection id', without(systemEvent('connect'), 'ce-connectionid'), 400],
    ['with two namespaces', { headers: { ...commonHeaders('x'), 'ce-namespace': ['/', '/a'] } }, 400],
    ['with an empty socket id', { headers: { ...systemEvent('connect').headers, 'ce-socketid': '' } }, 400],
    ['of the system that does not exist', systemEvent('expired'), 404],
    ['connect whose body is no JSON', systemEvent('connect', 'x'), 400],
    ['of a client that is no text', { ...systemEvent('hello'), headers: commonHeaders('hello') }, 400],
    ['of a client with another content type', without(message('x', '42["x"]'), 'content-type'), 415],
    ['of a client with another name', message('x', '42["y"]'), 400],
  ])('%s is answered with %i', async (_, posted, status) => {
    expect((await answer({}, posted)).status).toBe(status);
  });

  it('is accepted unsigned where the application knows no key', async () => {
    expect((await answer({ accessKeys: undefined }, without(systemEvent('connect'), 'ce-signature'))).status).toBe(200);
  });

  it('whose listener throws is answered with 500, and reported', async () => {
    const onError = vi.fn();
    const failure = new Error('no database');
    const answered = await answer({ onError, connected: () => Promise.reject(failure) }, systemEvent('connected'));
    expect(answered.status).toBe(500);
    expect(onError).toHaveBeenCalledWith(failure, expect.objectContaining({ kind: 'connected' }));
  });
});

describe('the connect event', () => {
  const body = JSON.stringify({ claims: { sub: ['ana'] }, query: { room: ['1', 2] }, headers: null, unknown: 1 });

  it('is read, and admits by default', async () => {
    const connect = vi.fn();
    const posted = systemEvent('connect', body);
    const headers = { ...posted.headers, 'ce-userid': 'ana', 'ce-namespace': '/%C3%A9', 'ce-id': '7' };
    expect(await answer({ connect }, { ...posted, headers })).toEqual({ status: 200, headers: {}, body: '' });
    expect(connect).toHaveBeenCalledWith({
      kind: 'connect',
      hub: 'chat',
      namespace: '/é',
      connectionId: 'c1',
      socketId: 's1',
      eventId: '7',
      userId: 'ana',
      claims: { sub: ['ana'] },
      query: { room: ['1'] },
      headers: {},
    });
  });

  it('is rejected with the given status', async () => {
    const answered = await answer({ connect: () => reject(403, 'not you') }, systemEvent('connect', body));
    expect(answered).toMatchObject({ status: 403, body: 'not you' });
  });

  it.each([200, 399, 600, 401.5])('is not rejected with %d', (status) => {
    expect(() => reject(status)).toThrow(`The status of a rejection is ${status}`);
  });
});

it('hands on the reason of a disconnected event, which may be missing', async () => {
  const disconnected = vi.fn();
  await answer({ disconnected }, systemEvent('disconnected', '{"reason":"gone"}'));
  await answer({ disconnected }, systemEvent('disconnected'));
  expect(disconnected.mock.calls.map(([event]) => (event as { reason: string }).reason)).toEqual(['gone', '']);
});

describe('a message', () => {
  const messages = { echo: ({ argsJson }: { argsJson: string }) => ackJson(argsJson), quiet: () => undefined };

  it.each([
    ['42["echo",1.0]', { status: 200, headers: {}, body: '' }, 204],
    ['4217["echo",1.0,"é"]', { body: '4317[1.0,"é"]', headers: { 'content-type': 'text/plain' } }, 200],
    ['42/chat,17["echo"]', { body: '43/chat,17[]' }, 200],
  ])('%s is acknowledged where the client asks for it', async (text, expected, status) => {
    expect(await answer({ messages }, message('echo', text))).toMatchObject({ ...expected, headers: {}, status });
  });

  it.each(['quiet', 'unknown', 'constructor'])('named %s gets no acknowledgement', async (name) => {
    const answered = await answer({ messages }, message(name, `421["${name}"]`));
    expect(answered).toEqual({ status: 204, headers: {}, body: '' });
  });

  it.each(['42["secret"]', '427["secret"]'])('%s is rejected with the given status', async (text) => {
    const answered = await answer({ messages: { secret: () => reject(403, 'not you') } }, message('secret', text));
    expect(answered).toMatchObject({ status: 403, body: 'not you' });
  });

  it('of any other name comes to anyMessage', async () => {
    const answered = await answer({ messages, anyMessage: ({ name }) => ack(name) }, message('other', '421["other"]'));
    expect(answered.body).toBe('431["other"]');
  });

  it('named as a system event is a message', async () => {
    const connected = vi.fn();
    const answered = await answer({ connected, anyMessage: () => ack() }, message('connected', '421["connected"]'));
    expect(answered.body).toBe('431[]');
    expect(connected).not.toHaveBeenCalled();
  });

  it('with an encoded name is known by its packet', async () => {
    const answered = await answer({ messages: { é: () => ack(1) } }, message('%C3%A9', '421["é"]'));
    expect(answered.body).toBe('431[1]');
  });
});
