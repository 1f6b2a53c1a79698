import { expect, test } from 'vitest';
import { groupName, wellKnownAccessKey } from '../../protocol/index.js';
import { freePort } from './free-port.js';
import { runCommand } from './run-command.js';
import { connectClient, nextEvent, runEmulator } from './running-emulator.js';

test('sends an event with JSON and words as its arguments to everybody', async () => {
  const emulator = await runEmulator();
  const socket = await connectClient(emulator);
  const news = nextEvent(socket, 'news');
  const outcome = await runCommand(['send', 'news', 'Lunch', '{"at":12}', '1', '--hub', 'chat'], {
    environment: { WebPubSubConnectionString: emulator.connectionString },
  });
  expect(outcome).toEqual({ exitCode: 0, stdout: 'Sent news to the namespace / in hub chat.\n', stderr: '' });
  expect(await news).toEqual(['Lunch', { at: 12 }, 1]);
});

test.each([
  ['--room', () => 'lobby', 'the room lobby of the namespace /'],
  ['--user', () => 'ana', 'the user ana'],
  ['--socket', (id: string) => id, 'the socket'],
])('sends to %s alone', async (flag, nameOf, description) => {
  const emulator = await runEmulator();
  const ana = await connectClient(emulator, 'ana', { 'webpubsub.group': [groupName('/', 'lobby')] });
  const bob = await connectClient(emulator, 'bob');
  const received: unknown[] = [];
  bob.on('news', (text: unknown) => received.push(text));
  const news = nextEvent(ana, 'news');
  const last = nextEvent(bob, 'last');
  const service = ['--hub', 'chat', '--connection-string', emulator.connectionString];

  const { stdout, exitCode } = await runCommand(['send', 'news', 'for one', flag, nameOf(ana.id ?? ''), ...service]);
  expect(stdout).toContain(`Sent news to ${description}`);
  expect(exitCode).toBe(0);
  expect(await news).toEqual(['for one']);

  await runCommand(['send', 'last', ...service]);
  await last;
  expect(received).toEqual([]);
});

test('says where nobody is there to get it', async () => {
  const { connectionString } = await runEmulator();
  const outcome = await runCommand(['send', 'news', '--hub', 'chat', '--room', 'lobbi'], {
    environment: { WPS_CONNECTION_STRING: connectionString },
  });
  expect(outcome).toEqual({
    exitCode: 0,
    stdout: 'Sent news to the room lobbi of the namespace / in hub chat.\n',
    stderr: 'Nobody got it: no client is there. Check the hub, the namespace and the name.\n',
  });
});

test('reaches the emulator of exec, which is in its environment', async () => {
  const { stdout, exitCode } = await runCommand([
    'exec',
    '--',
    process.execPath,
    'dist/cli/main.js',
    'send',
    'news',
    '--hub',
    'chat',
  ]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: 'Sent news to the namespace / in hub chat.\n' });
});

test('names the service that rejects its key', async () => {
  const { endpoint } = await runEmulator({ accessKey: 'another key' });
  const connectionString = `Endpoint=${endpoint};AccessKey=${wellKnownAccessKey};Version=1.0;`;
  const outcome = await runCommand(['send', 'news', '--hub', 'chat', '--connection-string', connectionString]);
  expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
  expect(outcome.stderr).toMatch(
    /^The service answered 401 Unauthorized: .+ The service is http:\/\/localhost:\d+, by --connection-string\.\n$/,
  );
  expect(outcome.stderr).not.toContain(wellKnownAccessKey);
});

test('names the service that does not answer', async () => {
  const port = await freePort();
  const outcome = await runCommand(['send', 'news', '--hub', 'chat'], {
    environment: { WebPubSubConnectionString: `Endpoint=http://127.0.0.1:${port};AccessKey=k;Version=1.0;` },
  });
  expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
  expect(outcome.stderr).toBe(
    `HEAD /api/hubs/chat/groups/0~Lw~ got no answer from http://127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}. ` +
      `Is it running? The service is http://127.0.0.1:${port}, by the variable WebPubSubConnectionString.\n`,
  );
});

test.each([
  [['news', '{at:12}', '--hub', 'chat'], /^The argument \{at:12\} begins as JSON and is none\. .+\n$/],
  [['disconnect', '--hub', 'chat'], /^The event disconnect is one that Socket\.IO keeps for itself: .+\n$/],
  [['news'], /^error: required option '--hub <name>' not specified\n/],
  [['news', '--hub', '1chat'], /^error: option '--hub <name>' argument '1chat' is invalid\. Expected a letter/],
  [
    ['news', '--hub', 'chat', '--room', 'a', '--user', 'b'],
    /^error: option '--room <name>' cannot be used with option '--user <id>'\n/,
  ],
  [['news', '--hub', 'chat', '--namespace', 'chat'], /Expected a path without a comma, such as \/chat\./],
  [
    ['news', '--hub', 'chat', '--connection-string', 'localhost:8080'],
    /^Malformed connection string: one of its parts .+ It was given by --connection-string\.\n$/,
  ],
])('%j ends with 3 and one message', async (words, message) => {
  const outcome = await runCommand(['send', ...words]);
  expect(outcome).toMatchObject({ exitCode: 3, stdout: '' });
  expect(outcome.stderr).toMatch(message);
});
