import { expect, it } from 'vitest';
import { startEmulator } from './start-emulator.js';

it.each(['/', '/api/health'])('answers 200 to HEAD %s without a token', async (target) => {
  await using emulator = await startEmulator({ port: 0 });
  const { status } = await fetch(`${emulator.endpoint}${target}`, { method: 'HEAD' });
  expect(status).toBe(200);
});

it.each(['/', '/api/health', '/api/health?probe=1'])('answers 200 to GET %s without a token', async (target) => {
  await using emulator = await startEmulator({ port: 0 });
  const response = await fetch(`${emulator.endpoint}${target}`);
  expect([response.status, await response.text()]).toEqual([200, 'The Socket.IO Serverless emulator is ready.\n']);
});

it.each([
  ['POST', '/api/health', 405],
  ['POST', '/', 404],
])('answers %s %s with %i: only GET and HEAD ask whether it is ready', async (method, path, status) => {
  await using emulator = await startEmulator({ port: 0 });
  expect((await fetch(`${emulator.endpoint}${path}`, { method })).status).toBe(status);
});
