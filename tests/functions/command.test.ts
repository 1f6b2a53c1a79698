import { expect, it } from 'vitest';
import { startFunctionsCommand } from './run-functions-command.js';
import { writeApp, type AppFiles } from './start-app.js';

const files: AppFiles = {
  'app.js': `
    const { app, trigger } = require('@azure/functions');
    app.http('hello', { methods: ['GET'], handler: () => ({ body: 'hello' }) });
    app.http('logs', { handler: (_, context) => { context.log('seen'); context.debug('details'); return {}; } });
    app.timer('nightly', { schedule: '0 0 3 * * *', handler: () => {} });
    app.generic('chat', { trigger: trigger.generic({ type: 'socketiotrigger', hub: 'h', eventName: 'chat' }), handler: () => {} });
  `,
};

it('prints where everything is, logs to standard error, and ends by Ctrl+C', async () => {
  const run = startFunctionsCommand(await writeApp(files));
  await run.waitFor(/Stop with Ctrl\+C\.\n$/);
  const [, url = ''] = await run.waitFor(/^Functions app listening on (http:\/\/localhost:\d+)\n/);
  const [, endpoint = ''] = await run.waitFor(/Emulator {2}(http:\S+), event handler/);
  expect(run.stdout().replaceAll(url, 'URL').replaceAll(endpoint, 'EMULATOR')).toMatch(
    new RegExp(
      [
        '^Functions app listening on URL\n\n',
        ' {2}hello {4}GET URL/api/hello\n',
        ' {2}logs {5}GET,POST URL/api/logs\n',
        ' {2}nightly {2}at 0 0 3 \\* \\* \\*\n',
        ' {2}chat {5}event "chat" of hub h in /\n\n',
        'Emulator {2}EMULATOR, event handler http://127\\.0\\.0\\.1:\\d+/runtime/webhooks/socketio\n\n',
        ' {2}Connection string {2}Endpoint=EMULATOR;AccessKey=\\w+;Version=1\\.0;\n\nStop with Ctrl\\+C\\.\n$',
      ].join(''),
    ),
  );
  await fetch(`${url}/api/logs`);
  await run.waitFor(/\d\d:\d\d:\d\d logs: seen\n/);
  expect(run.stderr()).not.toContain('details');
  expect(await run.stop()).toBe(0);
});

it('prints one line of JSON for scripts, and with --verbose the debug logs', async () => {
  const run = startFunctionsCommand(await writeApp(files), ['--json', '--verbose']);
  const [line = ''] = await run.waitFor(/^\{.*\}\n/);
  const ready = JSON.parse(line) as Record<string, string>;
  expect(ready).toMatchObject({
    url: expect.stringMatching(/^http:\/\/localhost:\d+$/) as string,
    eventHandlerUrl: expect.stringMatching(/\/runtime\/webhooks\/socketio$/) as string,
    endpoint: expect.stringMatching(/^http:/) as string,
    connectionString: expect.stringMatching(/^Endpoint=/) as string,
    functions: [{ name: 'hello', kind: 'http' }, { name: 'logs' }, { kind: 'timer' }, { kind: 'socket' }],
  });
  expect(await (await fetch(`${ready['url']}/api/hello`)).text()).toBe('hello');
  await fetch(`${ready['url']}/api/logs`);
  await run.waitFor(/logs debug: details\n/);
  expect(await run.stop()).toBe(0);
  expect(run.stdout()).toBe(line);
});

it('lets a debugger attach to the app', async () => {
  const run = startFunctionsCommand(await writeApp(files), ['--inspect', '127.0.0.1:0']);
  const [, address = ''] = await run.waitFor(/Debugger listening on ws:\/\/([\d.:]+)\//);
  const targets = (await (await fetch(`http://${address}/json/list`)).json()) as { title: string }[];
  expect(targets[0]?.title).toContain('workers/node/program.js');
  await run.waitFor(/Stop with Ctrl\+C/);
});

it('says which event handler another service needs', async () => {
  const connection = 'Endpoint=http://localhost:1;AccessKey=a-key-of-this-test;Version=1.0;';
  const run = startFunctionsCommand(await writeApp(files), ['--connection', connection]);
  await run.waitFor(
    /Its service runs elsewhere\. The hub's event handler there has to be http:\S+\/runtime\/webhooks\/socketio\n/,
  );
});
