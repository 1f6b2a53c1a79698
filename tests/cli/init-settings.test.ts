import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { load } from 'js-yaml';
import { expect, onTestFinished, test } from 'vitest';
import { settingsFromSources } from '../../emulator/index.js';
import { program, RunningCommand } from './run-command.js';

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'init-settings-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Its standard input stays open: where it asked something, the test would wait for ever. */
function init(folder: string, ...words: readonly string[]): RunningCommand['ended'] {
  const command = [process.execPath, path.resolve(program), 'init', 'settings', ...words];
  return new RunningCommand(command, { folder }).ended;
}

const everyEvent = { userEventPattern: '*', systemEvents: ['connect', 'connected', 'disconnected'] };

test('writes settings with their schema, and asks nothing without a terminal', async () => {
  const folder = newFolder();
  const { exitCode, stdout, stderr } = await init(folder);
  expect(exitCode, stderr).toBe(0);
  expect(stdout).toContain('npx socketio-serverless start --config emulator.yaml');
  const text = readFileSync(path.join(folder, 'emulator.yaml'), 'utf8');
  expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/node_modules\/socketio-serverless\/.*\.schema\.json\n/);
  expect(load(text)).toEqual({
    port: 8080,
    hubs: { chat: { eventHandlers: [{ urlTemplate: 'http://localhost:3000/events/{event}', ...everyEvent }] } },
  });
});

test('writes JSON with $schema, from flags', async () => {
  const folder = newFolder();
  const flags = ['--port', '0', '--event-handler', '*=http://localhost:1/{hub}', '--allow-anonymous', 'lobby'];
  const { exitCode, stderr } = await init(folder, 'own.json', ...flags);
  expect(exitCode, stderr).toBe(0);
  const file = path.join(folder, 'own.json');
  const { $schema, ...settings } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  expect($schema).toMatch(/^\.\/node_modules\/socketio-serverless\/.*\.schema\.json$/);
  const every = { eventHandlers: [{ urlTemplate: 'http://localhost:1/{hub}', ...everyEvent }] };
  expect(settings).toEqual({ port: 0, hubs: { '*': every, lobby: { anonymousConnectPolicy: 'allow' } } });
  expect(settingsFromSources({ file, environment: {}, flags: {} }).hubs['lobby']).toMatchObject(every);
});

test('replaces a file only by --force, and writes nothing that is not allowed', async () => {
  const folder = newFolder();
  expect((await init(folder)).exitCode).toBe(0);
  const again = await init(folder);
  expect(again).toMatchObject({
    exitCode: 3,
    stderr: expect.stringContaining('emulator.yaml exists already') as string,
  });
  expect((await init(folder, '--force')).exitCode).toBe(0);
  const wrong = await init(folder, 'wrong.yaml', '--event-handler', 'chat=localhost:3000');
  expect(wrong.exitCode).toBe(3);
  expect(wrong.stderr).toContain(
    'hubs.chat.eventHandlers.0.urlTemplate is "localhost:3000"; it must be an http or https URL',
  );
  expect(() => readFileSync(path.join(folder, 'wrong.yaml'))).toThrow('ENOENT');
});
