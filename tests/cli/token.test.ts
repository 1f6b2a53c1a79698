import jwt from 'jsonwebtoken';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import type { ClientAccess } from '../../client/index.js';
import { groupName } from '../../protocol/index.js';
import { runCommand } from './run-command.js';
import { nextEvent, runEmulator } from './running-emulator.js';

async function tokenOf(words: readonly string[], environment = {}): Promise<ClientAccess> {
  const { stdout } = await runCommand(['token', '--hub', 'chat', ...words], { environment });
  return JSON.parse(stdout) as ClientAccess;
}

test('has rooms, groups and roles as claims', async () => {
  const words = [
    '--room',
    'lobby',
    '--room',
    'b',
    '--namespace',
    '/n',
    '--group',
    'plain',
    '--role',
    'r1',
    '--role',
    'r2',
  ];
  const { token } = await tokenOf(words);
  expect(jwt.decode(token)).toMatchObject({
    'webpubsub.group': [groupName('/n', 'lobby'), groupName('/n', 'b'), 'plain'],
    role: ['r1', 'r2'],
  });
});

test('has no claim for a flag that is left out', async () => {
  const { token } = await tokenOf([]);
  expect(Object.keys(jwt.decode(token) as object).sort()).toEqual(['aud', 'exp', 'iat', 'nbf']);
});

test('puts a client into a room that a send reaches', async () => {
  const { connectionString } = await runEmulator();
  const environment = { WebPubSubConnectionString: connectionString };
  const { endpoint, path, token } = await tokenOf(['--room', 'lobby'], environment);
  const socket = io(endpoint, { path, query: { access_token: token }, forceNew: true, reconnection: false });
  onTestFinished(() => void socket.disconnect());
  await nextEvent(socket, 'connect');
  const news = nextEvent(socket, 'news');
  const { stderr } = await runCommand(['send', 'news', 'hi', '--hub', 'chat', '--room', 'lobby'], { environment });
  expect(stderr).toBe('');
  expect(await news).toEqual(['hi']);
});

test.each([
  [['--group', ' '], /option '--group <name>' argument ' ' is invalid\. Expected 1 to 1024 characters/],
  [['--role', ''], /option '--role <role>' argument '' is invalid\. It is empty/],
  [['--minutes', '0'], /Expected a whole number of minutes from 1 to 525600/],
])('%j is one error', async (words, message) => {
  const outcome = await runCommand(['token', '--hub', 'chat', ...words]);
  expect(outcome).toMatchObject({ exitCode: 3, stdout: '' });
  expect(outcome.stderr).toMatch(message);
});
