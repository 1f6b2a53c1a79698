import { expect, it } from 'vitest';
import { parseConnectionString, signConnection } from '../../protocol/index.js';
import { connect, next, openSocket, startApp } from './start-app.js';

const code = `
const { app, input, output, trigger } = require('@azure/functions');
const on = (eventName, more) => trigger.generic({ type: 'socketioTrigger', hub: 'h', eventName, ...more });
const negotiation = input.generic({ type: 'socketioNegotiation', hub: 'h', userId: '{query.userId}' });
app.http('negotiate', { extraInputs: [negotiation], handler: (r, context) => ({ jsonBody: context.extraInputs.get(negotiation) }) });
app.generic('connect', { trigger: on('connect'), handler: () => ({}) });
app.generic('connectBroken', { trigger: on('connect', { namespace: '/broken' }), handler: () => { throw new Error('broken'); } });
app.generic('add', { trigger: on('add', { parameterNames: ['a', 'b'] }), handler: (r, { triggerMetadata: { a, b } }) => ({ ack: [a + b] }) });
app.generic('wrongAck', { trigger: on('wrongAck'), handler: () => ({ ack: 'text' }) });
app.generic('wrongAction', { trigger: on('wrongAction'), return: output.generic({ type: 'socketio', hub: 'h' }), handler: () => ({ actionName: 'shout' }) });
app.generic('echo', { trigger: on('echo'), handler: ({ parameters }) => JSON.stringify({ ack: parameters }) });
`;

it('keeps the odd cases of the extension, each with a line', async () => {
  const app = await startApp(
    { 'app.js': code },
    { emulator: { port: 0, logLevel: 'silent', webhooks: { retryDelaysMs: [], timeoutMs: 3000 } } },
  );
  const { host, logs } = app;
  const socket = await connect(app, 'ana');
  const logged = (message: RegExp) => expect.poll(() => logs.some((line) => message.test(line.message))).toBe(true);

  expect(await socket.emitWithAck('add', 1, 2)).toBe(3);
  expect(await socket.emitWithAck('echo', 'a', { b: 1 })).toBe('a');

  socket.emit('add', 1);
  await logged(/The function "add" is not run: the event has 1 arguments, and its parameterNames are \["a","b"\]/);
  socket.emit('wrongAction');
  await logged(/"wrongAction" failed: The actionName of a socketio output is "shout"; expected one of sendToNamespace/);
  socket.emit('nobody');
  await logged(/is answered 404: no function is there for the user event "nobody" of hub h in \//);

  const broken = await openSocket(app, 'bo', '/broken');
  await next(broken, 'connect_error');
  await logged(/The event "connect" of socket .* is never answered, since its function failed/);

  const { accessKey } = parseConnectionString(host.emulator?.connectionString ?? '');
  const post = (body: string, headers: Record<string, string> = {}) =>
    fetch(host.eventHandlerUrl, {
      method: 'POST',
      body,
      headers: {
        'webhook-request-origin': 'localhost',
        'content-type': 'text/plain',
        'ce-type': 'azure.webpubsub.user.message',
        'ce-connectionId': 'c',
        'ce-hub': 'h',
        'ce-eventName': 'wrongAck',
        'ce-namespace': '/',
        'ce-socketId': 's',
        'ce-signature': signConnection('c', [accessKey]),
        ...headers,
      },
    });
  expect((await post('424294967296["wrongAck"]')).status).toBe(500);
  await logged(/is answered 500: the acknowledgement id 4294967296 is no 32-bit number/);
  expect((await post('421["wrongAck"]')).status).toBe(500);
  await logged(/The result of the function for "wrongAck": ack is no array/);
  expect((await post('421["wrongAck"]', { 'ce-signature': 'sha256=0' })).status).toBe(401);
  expect((await fetch(host.eventHandlerUrl, { method: 'PUT' })).status).toBe(405);
  expect((await fetch(`${host.url}/runtime/webhooks/other`)).status).toBe(404);
});

it('connects with an identity, whose tokens the emulator gives out', async () => {
  const app = await startApp({
    'app.js': code,
    'local.settings.json': `{ "Values": { "WebPubSubForSocketIOConnectionString__endpoint": "https://name.webpubsub.azure.com" } }`,
  });
  const socket = await connect(app, 'ana');
  expect(await socket.emitWithAck('add', 1, 2)).toBe(3);
  expect(app.host.emulator?.developmentIssuer).toBeDefined();
});

it('uses a service that runs already', async () => {
  const first = await startApp({ 'app.js': code });
  const connection = first.host.emulator?.connectionString ?? '';
  const second = await startApp({ 'app.js': code }, { connection });
  expect(second.host.emulator).toBeUndefined();
  first.host.emulator?.configureHub('h', {
    eventHandlers: [{ urlTemplate: second.host.eventHandlerUrl, userEventPattern: '*', systemEvents: ['connect'] }],
  });
  const socket = await connect(second, 'ana');
  expect(await socket.emitWithAck('add', 1, 2)).toBe(3);
  expect(first.logs).toEqual([]);
});
