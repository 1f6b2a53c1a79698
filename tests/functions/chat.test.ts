import path from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { chat } from './chat-app.js';
import { connect, copyApp, next, startApp, startFolder } from './start-app.js';

it('runs a chat in JavaScript, unmodified', async () => {
  const app = await startFolder(path.resolve('tests/functions/apps/chat-javascript'));
  await chat(app);
  expect(app.logs).toContainEqual(
    expect.objectContaining({ functionName: 'connected', level: 'information', message: 'connected: ana' }),
  );
  expect(app.logs.filter(({ level }) => level === 'error')).toEqual([]);
  const page = await fetch(`${app.host.url}/api/index`);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
});

it('runs a chat in TypeScript as built, as ES modules', async () => {
  const folder = await copyApp('chat-typescript');
  await build({
    absWorkingDir: folder,
    entryPoints: ['src/index.ts', 'src/functions/negotiate.ts', 'src/functions/chat.ts'],
    outdir: 'dist/src',
    outbase: 'src',
    format: 'esm',
    platform: 'node',
    sourcemap: true,
  });
  const app = await startFolder(folder);
  await chat(app);
  expect(app.logs).toContainEqual(expect.objectContaining({ message: 'connected: ana' }));
  expect(app.logs).toContainEqual(expect.objectContaining({ message: 'before chat' }));
});

it('publishes by a timer, to everybody and to a room', async () => {
  const app = await startApp({
    'app.js': `
      const { app, input, output, trigger } = require('@azure/functions');
      const negotiation = input.generic({ type: 'socketionegotiation', hub: 'hub', userId: '{query.userId}' });
      const socketio = output.generic({ type: 'socketio', hub: 'hub' });
      let index = 100;
      app.http('negotiate', { extraInputs: [negotiation], handler: (r, context) => ({ jsonBody: context.extraInputs.get(negotiation) }) });
      app.generic('join', {
        trigger: trigger.generic({ type: 'socketiotrigger', hub: 'hub', eventName: 'join' }),
        extraOutputs: [socketio],
        handler: ({ socketId }, context) => {
          context.extraOutputs.set(socketio, { actionName: 'addSocketToRoom', socketId: context.triggerMetadata.socketId, room: 'MSFT' });
        },
      });
      app.timer('publish', {
        schedule: '* * * * * *',
        extraOutputs: [socketio],
        handler: (timer, context) => {
          index += 1;
          const update = { eventName: 'update', parameters: [index] };
          context.extraOutputs.set(socketio, [
            { actionName: 'sendToNamespace', namespace: '/', ...update },
            { actionName: 'sendToRooms', rooms: ['MSFT'], eventName: 'MSFT', parameters: [index] },
          ]);
        },
      });
    `,
  });
  const ana = await connect(app, 'ana');
  const bo = await connect(app, 'bo');
  const toRoom = next(ana, 'MSFT');
  const heardByOther: unknown[] = [];
  bo.on('MSFT', (value) => heardByOther.push(value));
  ana.emit('join');
  const [first] = await next(bo, 'update');
  const [second] = await next(bo, 'update');
  expect(Number(second) - Number(first)).toBe(1);
  expect(await toRoom).toEqual([expect.any(Number)]);
  await next(bo, 'update');
  expect(heardByOther).toEqual([]);
});
