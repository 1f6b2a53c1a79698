import { createServer } from 'node:http';
import { expect, it } from 'vitest';
import { listen } from '../../fixtures/http/listen.js';
import { startFunctionsCommand } from './run-functions-command.js';
import { writeApp, type AppFiles } from './start-app.js';

const app = (code: string): AppFiles => ({
  'app.js': `const { app, input, trigger } = require('@azure/functions'); const handler = () => {}; ${code}`,
});
const http = app(`app.http('h', { handler });`);
const chat = `trigger.generic({ type: 'socketiotrigger', hub: 'h', eventName: 'chat' })`;

async function messageFor(files: AppFiles, flags: readonly string[] = []): Promise<string> {
  const run = startFunctionsCommand(await writeApp(files), flags);
  expect(await run.exited, run.stdout()).toBe(1);
  expect(run.stdout()).toBe('');
  return run.stderr();
}

it.each<[what: string, files: AppFiles, message: RegExp]>([
  [
    'an app without main',
    { 'package.json': '{}' },
    /^package\.json in .* has no main; expected a path or a pattern .*\n$/,
  ],
  [
    'a file that throws',
    app(`throw new Error('broken');`),
    /^.*app\.js cannot be loaded: Error: broken\n( {4}at .*\n)*$/,
  ],
  [
    'a function without a trigger',
    { 'app.js': `require('@azure/functions-core').registerFunction({ name: 'lost', bindings: {} }, () => {});` },
    /^The function "lost" has no trigger; expected one trigger\.\n$/,
  ],
  [
    'two functions with one name',
    app(`app.http('a', { handler }); app.http('A', { handler });`),
    /Two functions have the name "A"\. Names differ in more than their letter case\.\n/,
  ],
  [
    'an unknown binding',
    app(`app.http('h', { extraInputs: [input.generic({ type: 'sql', name: 's' })], handler });`),
    /^The binding "s" \(sql\) of the function "h": is unknown\. This host knows .* need Azure Functions Core Tools\.\n$/,
  ],
  [
    'a wrong cron expression',
    app(`app.timer('t', { schedule: 'every minute', handler });`),
    /^The binding ".*" \(timerTrigger\) of the function "t": schedule is "every minute": Expected six fields.*\n$/,
  ],
  [
    'a Python app without Python',
    {
      'function_app.py': '',
      'local.settings.json': JSON.stringify({
        Values: {
          FUNCTIONS_WORKER_RUNTIME: 'python',
          languageWorkers__python__defaultExecutablePath: '/no/such/python',
        },
      }),
    },
    /^The app in .* is a Python app, and there is no Python 3\.8 or later to run it\. Tried:\n.*\/no\/such\/python .*: not found\n.*Install Python 3, or set .*\n$/,
  ],
])('ends with one message and code 1 for %s', async (_, files, message) => {
  expect(await messageFor(files)).toMatch(message);
});

it('ends with one message and code 1 for a connection setting that is missing', async () => {
  expect(await messageFor(app(`app.generic('s', { trigger: ${chat}, handler });`), ['--connection'])).toMatch(
    /^There is no setting WebPubSubForSocketIOConnectionString.*\n$/,
  );
});

it.each([
  [
    '--port',
    /^The host of the app cannot listen on 127\.0\.0\.1:\d+: the port is in use\. Choose another port with --port .*\n$/,
  ],
  ['--emulator-port', /^The emulator cannot listen: its port is in use\. Choose another with --emulator-port, .*\n$/],
])('ends with one message and code 1 for a busy port of %s', async (flag, message) => {
  await using taken = await listen(createServer(), '127.0.0.1', 0).then((listening) => ({
    port: listening.port,
    [Symbol.asyncDispose]: () => listening.close(),
  }));
  expect(await messageFor(http, [flag, String(taken.port)])).toMatch(message);
});
