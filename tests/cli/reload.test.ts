import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { clientPath } from '../../protocol/index.js';
import { startLocalServer } from '../helpers/local-server.js';
import { type RunningCommand, startCommand } from './run-command.js';

interface Started {
  readonly emulator: RunningCommand;
  readonly endpoint: string;
  /** Replaces the settings file, as an editor does. */
  readonly write: (text: string) => void;
  readonly file: string;
}

async function start(text: string, ...flags: readonly string[]): Promise<Started> {
  const folder = mkdtempSync(path.join(tmpdir(), 'reload-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'emulator.yaml');
  const write = (settings: string): void => {
    writeFileSync(`${file}~`, settings);
    renameSync(`${file}~`, file);
  };
  write(text);
  const words = ['start', '--config', file, '--json', '--port', '0', '--log-level', 'info', ...flags];
  const emulator = startCommand(words);
  const [line] = await emulator.output(/^\{"endpoint".*$/m);
  const { endpoint } = JSON.parse(line) as { endpoint: string };
  return { emulator, endpoint, write, file };
}

async function startHandler(name: string): Promise<string> {
  const handler = await startLocalServer((request, response) => {
    response.setHeader('webhook-allowed-origin', '*').setHeader('content-type', 'text/plain');
    const id = /^42(\d*)/.exec(request.body)?.[1] ?? '';
    response.end(request.method === 'OPTIONS' ? '' : `43${id}["${name}"]`);
  });
  onTestFinished(() => handler[Symbol.asyncDispose]());
  return handler.url;
}

function hub(urlTemplate: string, name = 'chat'): string {
  const eventHandlers = [{ urlTemplate, userEventPattern: '*' }];
  return JSON.stringify({ hubs: { [name]: { anonymousConnectPolicy: 'allow', eventHandlers } } });
}

async function connect(endpoint: string): Promise<Socket> {
  const socket = io(endpoint, { path: clientPath('chat'), forceNew: true, reconnection: false });
  onTestFinished(() => void socket.close());
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return socket;
}

test('reloads the file that an editor replaces, and keeps the settings before where it is broken', async () => {
  const [old, next] = [await startHandler('old'), await startHandler('new')];
  const { emulator, endpoint, write } = await start(hub(old));
  const client = await connect(endpoint);
  const ask = (): Promise<unknown> => client.timeout(10_000).emitWithAck('ask');
  expect(await ask()).toBe('old');

  write(hub('ftp://a'));
  const [broken] = await emulator.output(/^.*settings not reloaded.*$/m);
  expect(JSON.parse(broken)).toMatchObject({
    level: 'error',
    reason: expect.stringMatching(
      /^Invalid settings in .*emulator\.yaml: hubs\.chat\.eventHandlers\.0\.urlTemplate is "ftp:\/\/a"; it must be an http/,
    ) as string,
    hint: 'The settings before stay in use.',
  });
  expect(await ask()).toBe('old');

  write(hub(next));
  await emulator.output(/"settings reloaded","reason":"hub changed: chat"/);
  expect(await ask()).toBe('new');
  expect(client.connected).toBe(true);
  emulator.signal('SIGTERM');
  expect((await emulator.ended).exitCode).toBe(0);
});

test('takes a file that is empty, or gone, for one that is not written yet', async () => {
  const { emulator, write, file } = await start(hub(await startHandler('old')));
  write('\n');
  await emulator.output(/settings not reloaded.*is empty; expected settings/);
  rmSync(file);
  await emulator.output(/settings not reloaded.*ENOENT/);
});

test('reloads on SIGHUP, says what needs a restart, and lets flags win', async () => {
  const { emulator, endpoint, write } = await start('{}', '--allow-anonymous', 'chat');
  await connect(endpoint);
  write('port: 1\naccessKey: another\nwebhooks: { timeoutMs: 5 }\nhubs: { chat: { eventHandlers: [] }, news: {} }\n');
  emulator.signal('SIGHUP');
  await emulator.output(/"settings reloaded","reason":"hub added: news"/);
  await emulator.output(
    /"setting needs a restart","setting":"webhooks.timeoutMs","reason":"it is 100000, and in the new settings 5"/,
  );
  emulator.signal('SIGTERM');
  const { stderr } = await emulator.ended;
  // The flag --port wins over the file as before, so nothing about it has changed.
  expect([...stderr.matchAll(/"setting":"(\w+)/g)].map(([, name]) => name)).not.toContain('port');
  expect(stderr).toContain('"setting":"accessKey","reason":"it has changed"');
  expect(stderr).not.toContain('another');
});

test('says of a new event handler whether it accepts events', async () => {
  const { emulator, write } = await start('{}');
  write(hub('http://127.0.0.1:1/events', 'news'));
  await emulator.output(
    /"event handler does not accept events yet","hub":"news","url":"http:\/\/127\.0\.0\.1:1\/events"/,
  );
});
