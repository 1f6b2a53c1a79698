import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { startApp, type StartedApp } from './start-app.js';

const app = (text: string) => `
const { app, trigger } = require('@azure/functions');
app.http('say', { handler: () => ({ body: '${text}' }) });
app.http('exit', { handler: () => process.exit(3) });
app.http('reject', { handler: () => { void Promise.reject(new Error('lost')); return new Promise(() => {}); } });
app.http('block', { handler: () => { for (;;); } });
`;

const write = ({ folder }: StartedApp, text: string) => writeFile(path.join(folder, 'app.js'), text);

async function says({ host }: StartedApp): Promise<string> {
  const response = await fetch(`${host.url}/api/say`);
  return response.status === 200 ? response.text() : String(response.status);
}

it('loads the app again when its files change, whatever it did', async () => {
  const started = await startApp({ 'app.js': app('one') }, { watch: true, blockedAfterMs: 1000 });
  const { host, logs } = started;
  const logged = (message: RegExp) =>
    expect.poll(() => logs.some((line) => message.test(line.message)), { timeout: 20_000 }).toBe(true);
  const saysSoon = (text: string) => expect.poll(() => says(started), { timeout: 20_000 }).toBe(text);
  expect(await says(started)).toBe('one');

  await write(started, app('two'));
  await saysSoon('two');

  await write(started, 'const = 1;');
  await logged(/app\.js cannot be loaded: .*SyntaxError.*The host waits until a file changes\./s);
  expect(await says(started)).toBe('503');

  for (const [name, reason] of [
    ['exit', /^The app exited with code 3\. It starts again when a file changes\.$/],
    ['reject', /^The app exited with code 1\. It starts again when a file changes\.$/],
    ['block', /^The app is blocked: it has run one piece of code for 1 s\. It starts again when a file changes\.$/],
  ] as const) {
    await write(started, app(name));
    await saysSoon(name);
    expect((await fetch(`${host.url}/api/${name}`)).status).toBe(500);
    await logged(reason);
    expect(await says(started)).toBe('503');
    expect((await fetch(`${host.emulator?.endpoint ?? ''}/api/health`)).status).toBe(200);
  }
});

it('tells the hubs of the emulator what the app has functions for', async () => {
  const connectFunction = `
    const { app, trigger } = require('@azure/functions');
    app.generic('connect', { trigger: trigger.generic({ type: 'socketiotrigger', hub: 'h', eventName: 'connect' }), handler: () => {} });
  `;
  const started = await startApp({ 'app.js': app('one') }, { watch: true });
  expect(started.host.functions.map(({ kind }) => kind)).not.toContain('socket');
  await write(started, connectFunction);
  await expect
    .poll(() => started.host.functions.map(({ trigger }) => trigger), { timeout: 20_000 })
    .toEqual(['event "connect" of hub h in /']);
});
