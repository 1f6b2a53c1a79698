import { expect, it } from 'vitest';
import { startApp } from './start-app.js';

const features = `
const { app, output } = require('@azure/functions');
app.http('item', {
  route: 'items/{id:int}',
  methods: ['GET', 'PUT'],
  authLevel: 'function',
  handler: ({ method, params, query, headers, url }) => ({
    jsonBody: { method, id: params.id, q: query.get('q'), header: headers.get('x-a'), path: new URL(url).pathname },
  }),
});
app.http('echo', {
  methods: ['POST'],
  handler: async (request) => ({
    status: 201,
    headers: { 'x-b': 'c' },
    cookies: [{ name: 'session', value: 'a b', httpOnly: true, sameSite: 'Lax', maxAge: 60 }],
    body: Buffer.from(await request.arrayBuffer()),
  }),
});
app.http('fails', { handler: () => { throw new Error('no luck'); } });
app.http('logs', { handler: (request, context) => { context.warn('careful'); console.log('plain'); return {}; } });
app.http('settings', { handler: () => ({ body: process.env.GREETING }) });
app.hook.postInvocation((context) => {
  if (context.invocationContext.functionName === 'settings') context.result = { body: context.result.body + '!' };
});
app.timer('tick', { schedule: '0 0 0 1 1 *', handler: (timer, context) => context.log('past due: ' + timer.isPastDue) });
app.timer('start', { schedule: '0 0 0 1 1 *', runOnStartup: true, handler: (timer, context) => context.log('started') });
`;

const streams = `
const { app } = require('@azure/functions');
app.setup({ enableHttpStream: true });
app.http('upper', {
  methods: ['POST'],
  handler: async (request) => {
    const source = request.body;
    const body = (async function* () {
      for await (const chunk of source) yield Buffer.from(chunk).toString('utf8').toUpperCase();
    })();
    return { headers: { 'content-type': 'text/plain' }, body };
  },
});
app.http('fails', { handler: () => { throw new Error('no luck'); } });
`;

it('answers requests by the function of their route', async () => {
  const { host, logs } = await startApp(
    {
      'app.js': features,
      'host.json': '{ "version": "2.0", "extensions": { "http": { "routePrefix": "v1" } } }',
      'local.settings.json': '{ "Values": { "GREETING": "hello" }, "Host": { "CORS": "https://page.example" } }',
    },
    { maxBodyBytes: 1000 },
  );
  const ask = (path: string, init: RequestInit = {}) => fetch(`${host.url}${path}`, init);

  const item = await ask('/v1/items/7?q=%C3%A4', { headers: { 'x-a': 'b' } });
  expect(await item.json()).toEqual({ method: 'GET', id: '7', q: 'ä', header: 'b', path: '/v1/items/7' });

  const bytes = Uint8Array.from([0, 255, 128]);
  const echo = await ask('/v1/echo', { method: 'POST', body: bytes });
  expect([echo.status, echo.headers.get('x-b')]).toEqual([201, 'c']);
  expect(echo.headers.get('set-cookie')).toMatch(/^session=a%20b; Max-Age=60; .*SameSite=Lax; HttpOnly$/);
  expect(new Uint8Array(await echo.arrayBuffer())).toEqual(bytes);
  expect((await ask('/v1/echo', { method: 'POST', body: 'x'.repeat(1001) })).status).toBe(413);

  expect((await ask('/v1/items/seven')).status).toBe(404);
  expect((await ask('/v1/items/7', { method: 'DELETE' })).status).toBe(404);
  expect((await ask('/api/items/7')).status).toBe(404);
  expect((await ask('/')).status).toBe(200);
  expect(await (await ask('/v1/settings')).text()).toBe('hello!');

  expect((await ask('/v1/fails')).status).toBe(500);
  expect(logs).toContainEqual(
    expect.objectContaining({
      level: 'error',
      message: expect.stringMatching(/"fails" failed: Error: no luck/) as string,
    }),
  );
  await ask('/v1/logs');
  expect(logs).toContainEqual(expect.objectContaining({ functionName: 'logs', level: 'warning', message: 'careful' }));
  expect(logs).toContainEqual({ source: 'app', level: 'information', message: 'plain' });

  const headers = { origin: 'https://page.example', 'access-control-request-method': 'PUT' };
  const preflight = await ask('/v1/items/7', { method: 'OPTIONS', headers });
  expect([preflight.status, preflight.headers.get('access-control-allow-origin')]).toEqual([
    204,
    'https://page.example',
  ]);

  await host.runTimer('tick');
  expect(logs).toContainEqual(expect.objectContaining({ functionName: 'tick', message: 'past due: false' }));
  await expect.poll(() => logs.some(({ message }) => message === 'started')).toBe(true);
  expect((await ask('/admin/functions/tick', { method: 'POST' })).status).toBe(202);
  await expect(host.runTimer('item')).rejects.toThrow('The app has no timer "item".');
});

it('streams requests and responses of an app that asks for it', async () => {
  const { host } = await startApp({ 'app.js': streams });
  const text = 'stream '.repeat(50_000);
  const response = await fetch(`${host.url}/api/upper`, { method: 'POST', body: text });
  expect(await response.text()).toBe(text.toUpperCase());
  expect((await fetch(`${host.url}/api/fails`)).status).toBe(500);
});
