import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { startEmulator, type StartedEmulator } from 'socketio-serverless';
import { startEmulator as startByEntry } from 'socketio-serverless/emulator';

test('the main entry is that of the emulator', () => {
  assert.equal(startEmulator, startByEntry);
});

test('CommonJS modules require it', async () => {
  const required = createRequire(import.meta.url)('socketio-serverless') as { startEmulator: typeof startEmulator };
  await using emulator: StartedEmulator = await required.startEmulator({ port: 0 });
  assert.match(emulator.connectionString, /^Endpoint=http:\/\/localhost:\d+;AccessKey=/);
});
