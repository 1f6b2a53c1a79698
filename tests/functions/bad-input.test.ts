import { spawnSync } from 'node:child_process';
import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { listen } from '../../fixtures/http/listen.js';
import { startApp, startFolder, writeApp, type AppFiles } from './start-app.js';

const app = (code: string): AppFiles => ({
  'app.js': `const { app, input, output, trigger } = require('@azure/functions'); const handler = () => {}; ${code}`,
});

const twice = `const chat = trigger.generic({ type: 'socketiotrigger', hub: 'h', eventName: 'chat' });`;

it.each<[what: string, files: AppFiles, message: RegExp]>([
  ['an app without main', { 'package.json': '{}' }, /package\.json in .* has no main; expected a path or a pattern/],
  [
    'a main that matches no file',
    { 'package.json': '{ "main": "dist/*.js" }' },
    /No file in .*"dist\/\*\.js"\. Has the app been built\?.*npm run build/,
  ],
  [
    'a file that throws, with its place in the app alone',
    app(`throw new Error('broken');`),
    /app\.js cannot be loaded: Error: broken\n {4}at [^\n]*app\.js:1:\d+\)$/,
  ],
  ['a file that cannot be parsed', { 'app.js': 'const = 1;' }, /app\.js cannot be loaded: .*SyntaxError/s],
  [
    'a package that is missing',
    { 'app.js': `require('no-such-package');` },
    /Cannot find module 'no-such-package'.*Run: npm install/s,
  ],
  ['no functions', app(''), /registers no functions\..*app\.http, app\.timer or app\.generic/],
  [
    'a function without a trigger',
    { 'app.js': `require('@azure/functions-core').registerFunction({ name: 'lost', bindings: {} }, () => {});` },
    /The function "lost" has no trigger; expected one trigger\./,
  ],
  [
    'two functions with one name',
    app(`app.http('a', { handler }); app.http('A', { handler });`),
    /Two functions have the name "A"/,
  ],
  [
    'an unknown trigger',
    app(`app.storageQueue('q', { queueName: 'q', connection: 'c', handler });`),
    /The binding ".*" \(queueTrigger\) of the function "q": is unknown\. This host knows the triggers httpTrigger, timerTrigger and socketiotrigger/,
  ],
  [
    'an unknown output',
    app(`app.http('h', { extraOutputs: [output.generic({ type: 'kafka', name: 'k' })], handler });`),
    /The binding "k" \(kafka\) of the function "h": is unknown/,
  ],
  [
    'an unknown input',
    app(`app.http('h', { extraInputs: [input.generic({ type: 'sql', name: 's' })], handler });`),
    /The binding "s" \(sql\) of the function "h": is unknown/,
  ],
  [
    'a wrong schedule',
    app(`app.timer('t', { schedule: 'every minute', handler });`),
    /the function "t": schedule is "every minute": Expected six fields/,
  ],
  [
    'a wrong route',
    app(`app.http('h', { route: '{id', handler });`),
    /the function "h": route is "\{id": .*has a brace without its other one/,
  ],
  [
    'two functions with one route',
    app(`app.http('a', { route: 'x', handler }); app.http('b', { route: 'X', handler });`),
    /The functions "a" and "b" have the same route and method/,
  ],
  [
    'two functions with one event',
    app(
      `${twice} app.generic('a', { trigger: chat, handler }); app.generic('b', { trigger: { ...chat, eventName: 'CHAT' }, handler });`,
    ),
    /The functions "a" and "b" are both for the event "CHAT" of hub h in the namespace \//,
  ],
  [
    'no hub',
    app(`app.generic('s', { trigger: trigger.generic({ type: 'socketiotrigger', eventName: 'chat' }), handler });`),
    /the function "s": hub is missing; expected it in the binding, as the setting WebPubSubForSocketIOHub/,
  ],
  [
    'no event',
    app(`app.generic('s', { trigger: trigger.generic({ type: 'socketiotrigger', hub: 'h' }), handler });`),
    /the function "s": eventName is missing/,
  ],
  [
    'a setting that is missing',
    app(
      `app.generic('s', { trigger: trigger.generic({ type: 'socketiotrigger', hub: '%Hub%', eventName: 'e' }), handler });`,
    ),
    /hub of the binding .* is "%Hub%", but there is no setting Hub/,
  ],
  [
    'parameterNames of a system event',
    app(
      `app.generic('s', { trigger: trigger.generic({ type: 'socketiotrigger', hub: 'h', eventName: 'connect', parameterNames: ['a'] }), handler });`,
    ),
    /parameterNames are for events of clients/,
  ],
  ['a host.json that is no JSON', { 'host.json': '{' }, /host\.json cannot be read: /],
  ['a host.json of another version', { 'host.json': '{ "version": "1.0" }' }, /host\.json: version is "1\.0": /],
  [
    'settings that are encrypted',
    { 'local.settings.json': '{ "IsEncrypted": true }' },
    /local\.settings\.json is encrypted .*func settings decrypt/,
  ],
  [
    'a setting that is no text',
    { 'local.settings.json': '{ "Values": { "A": {} } }' },
    /local\.settings\.json: Values\.A is \{\}: /,
  ],
  [
    'another language',
    { 'local.settings.json': '{ "Values": { "FUNCTIONS_WORKER_RUNTIME": "dotnet" } }' },
    /FUNCTIONS_WORKER_RUNTIME is "dotnet"\. This host runs apps of/,
  ],
])('rejects %s', async (_, files, message) => {
  await expect(startApp(files)).rejects.toThrow(
    expect.objectContaining({ name: 'FunctionsAppError', message: expect.stringMatching(message) as string }) as Error,
  );
});

it('rejects a folder without an app', async () => {
  const folder = await writeApp({});
  await expect(startFolder(`${folder}/node_modules`)).rejects.toThrow(/There is no host\.json in .*node_modules/);
});

it('rejects an app without a connection, where it starts no emulator', async () => {
  const files = app(
    `app.generic('s', { trigger: trigger.generic({ type: 'socketiotrigger', hub: 'h', eventName: 'e' }), handler });`,
  );
  await expect(startApp(files, { connection: 'app-settings' })).rejects.toThrow(
    /There is no setting WebPubSubForSocketIOConnectionString/,
  );
});

it('rejects a port that is in use', async () => {
  await using taken = await listen(createServer(), '127.0.0.1', 0).then((listening) => ({
    port: listening.port,
    [Symbol.asyncDispose]: () => listening.close(),
  }));
  await expect(startApp(app(`app.http('h', { handler });`), { port: taken.port })).rejects.toThrow(
    `cannot listen on 127.0.0.1:${taken.port}: the port is in use`,
  );
});

it('ends the command with one message and code 1', async () => {
  const folder = await writeApp({ 'package.json': '{}' });
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['dist/cli/main.js', 'functions', folder, '--port', '0', '--emulator-port', '0'],
    { encoding: 'utf8' },
  );
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^package\.json in .* has no main; expected .*\n$/);
});
