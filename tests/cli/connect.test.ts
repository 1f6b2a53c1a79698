import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { StartedEmulator } from '../../emulator/index.js';
import { ack, createEventHandler, reject } from '../../handler/index.js';
import { wellKnownAccessKey } from '../../protocol/index.js';
import { freePort } from './free-port.js';
import { runCommand, startCommand, type RunningCommand } from './run-command.js';
import { runEmulator } from './running-emulator.js';

/** An emulator whose hub `chat` has this project's own event handler. */
async function runWithHandler(): Promise<StartedEmulator> {
  const handler = createEventHandler({
    accessKeys: [wellKnownAccessKey],
    connect: ({ userId }) => (userId === 'eve' ? reject(403) : undefined),
    messages: {
      hello: ({ args: [name] }) => ack(`Hello ${String(name)}`),
      bad: () => {
        throw new Error('broken');
      },
    },
    onError: () => undefined,
  });
  const server = createServer(handler.node);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const urlTemplate = `http://127.0.0.1:${(server.address() as AddressInfo).port}/{event}`;
  return runEmulator({
    webhooks: { retryDelaysMs: [] },
    hubs: { chat: { eventHandlers: [{ urlTemplate, userEventPattern: '*', systemEvents: ['connect'] }] } },
  });
}

function connect({ connectionString }: StartedEmulator, words: readonly string[] = [], input?: string): RunningCommand {
  const environment = { WebPubSubConnectionString: connectionString };
  return startCommand(['connect', '--hub', 'chat', ...words], { environment, ...(input !== undefined && { input }) });
}

test('prints what it emits, and the acknowledgement', async () => {
  const emulator = await runWithHandler();
  const running = connect(emulator, ['--user', 'ana', '--emit', 'hello', 'Ana', '--ack', '--count', '1']);
  const { exitCode, stdout, stderr } = await running.ended;
  expect(stdout).toMatch(/^connected as \S{20,} by (polling|websocket)\n→ hello "Ana"\n← ack of hello "Hello Ana"\n$/);
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
});

test('emits what is typed, and says what is no event', async () => {
  const emulator = await runWithHandler();
  const running = connect(emulator, ['--ack', '--transport', 'websocket']);
  await running.output(/connected as \S+ by websocket/);
  running.write('hello {"a":\n\nhello Bob\n["hello",1]\n');
  await running.output(/← ack of hello "Hello Bob"\n(.*\n)*← ack of hello "Hello 1"\n/);
  running.signal('SIGINT');
  const { exitCode, stdout, stderr } = await running.ended;
  expect(stdout).toContain('→ hello "Bob"\n');
  expect(stderr).toMatch(/^The argument \{"a": begins as JSON and is none\..+\n$/);
  expect(exitCode).toBe(0);
});

test('prints the events of a room as JSON lines, until there were enough', async () => {
  const emulator = await runEmulator();
  const running = connect(emulator, ['--room', 'lobby', '--namespace', '/n', '--json', '--count', '2']);
  await running.output(/"kind":"connected"/);
  const environment = { WebPubSubConnectionString: emulator.connectionString };
  const to = ['--hub', 'chat', '--namespace', '/n', '--room', 'lobby'];
  await runCommand(['send', 'news', 'a', '{"at":1}', ...to], { environment });
  await runCommand(['send', 'news', ...to], { environment });
  const { exitCode, stdout } = await running.ended;
  const entries = stdout
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(entries).toMatchObject([
    { kind: 'connected' },
    { kind: 'event', event: 'news', args: ['a', { at: 1 }] },
    { kind: 'event', event: 'news', args: [] },
  ]);
  expect(entries.every(({ time }) => Math.abs(Date.parse(String(time)) - Date.now()) < 60_000)).toBe(true);
  expect(exitCode).toBe(0);
});

test('goes on at the end of its input, and ends after its time', async () => {
  const emulator = await runEmulator();
  const outcome = await connect(emulator, ['--for', '1'], 'ignored-before-it-is-connected\n').ended;
  // A hub without an event handler closes the client that emits.
  expect(outcome.exitCode).toBe(1);
  expect(outcome.stderr).toContain('The service closed the connection.');
  expect(await connect(emulator, ['--for', '1'], '').ended).toMatchObject({ exitCode: 0, stderr: '' });
});

test('says how many of the events came in its time', async () => {
  const emulator = await runEmulator();
  const { exitCode, stderr } = await connect(emulator, ['--for', '1', '--count', '3'], '').ended;
  expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '0 of 3 events came within 1 s.\n' });
});

test('connects without a token where the hub allows that', async () => {
  const emulator = await runEmulator({ hubs: { chat: { anonymousConnectPolicy: 'allow' } } });
  const { exitCode, stdout } = await connect(emulator, ['--no-token', '--for', '1'], '').ended;
  expect(stdout).toMatch(/^connected as /);
  expect(exitCode).toBe(0);
});

test('explains that the service has closed the connection', async () => {
  const emulator = await runWithHandler();
  const { exitCode, stdout, stderr } = await connect(emulator, ['--emit', 'bad']).ended;
  expect(stdout).toContain('disconnected: transport close\n');
  expect(stderr).toMatch(/^The service closed the connection\. It does so when an event handler fails an event/);
  expect(exitCode).toBe(1);
});

test('explains that an event handler rejects the socket', async () => {
  const emulator = await runWithHandler();
  const { exitCode, stderr } = await connect(emulator, ['--user', 'eve']).ended;
  expect(stderr).toMatch(
    /^The socket was rejected: The event handler rejected the socket with status 403\. The service's log says more\./,
  );
  expect(exitCode).toBe(1);
});

test.each(['polling', 'websocket'])('says why the service rejects the token, over %s', async (transport) => {
  const { endpoint } = await runEmulator({ accessKey: 'another key' });
  const connectionString = `Endpoint=${endpoint};AccessKey=${wellKnownAccessKey};Version=1.0;`;
  const words = ['connect', '--hub', 'chat', '--transport', transport, '--connection-string', connectionString];
  const { exitCode, stdout, stderr } = await runCommand(words);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toMatch(
    /^The service rejected the client with 401: The access token is rejected: .+\. The service is http.+, by --connection-string\.\n$/,
  );
});

test('names the service that does not answer', async () => {
  const port = await freePort();
  const connectionString = `Endpoint=http://127.0.0.1:${port};AccessKey=k;Version=1.0;`;
  const outcome = await runCommand(['connect', '--hub', 'chat', '--connection-string', connectionString]);
  expect(outcome).toEqual({
    exitCode: 1,
    stdout: '',
    stderr:
      `Cannot connect: connect ECONNREFUSED 127.0.0.1:${port}. Is the service running? \`npx socketio-serverless start\` ` +
      `runs one. The service is http://127.0.0.1:${port}, by --connection-string.\n`,
  });
});

test.each([
  [[], /^error: required option '--hub <name>' not specified\n/],
  [['--hub', 'chat', '--transport', 'sse'], /argument 'sse' is invalid\. Allowed choices are polling, websocket\./],
  [['--hub', 'chat', '--emit', 'connect'], /^The event connect is one that Socket\.IO keeps for itself/],
  [['--hub', 'chat', '--count', '0'], /Expected a whole number from 1 to 1000000\./],
])('%j ends with 3 and one message', async (words, message) => {
  const outcome = await runCommand(['connect', ...words]);
  expect(outcome).toMatchObject({ exitCode: 3, stdout: '' });
  expect(outcome.stderr).toMatch(message);
});

test('asks about the name of an event that nobody acknowledged', async () => {
  const emulator = await runWithHandler();
  const { exitCode, stderr } = await connect(emulator, ['--emit', 'hallo', '--ack', '--count', '1', '--for', '3'], '')
    .ended;
  expect({ exitCode, stderr }).toEqual({
    exitCode: 1,
    stderr:
      '0 of 1 events came within 3 s. 1 emitted, and not acknowledged: does the event handler have this event? `trigger` shows its answer.\n',
  });
});
