import { createServer as createTcpServer, type AddressInfo } from 'node:net';
import { createServer } from 'node:http';
import { expect, onTestFinished, test } from 'vitest';
import { startEmulator } from '../../emulator/index.js';
import { deferred } from '../../fixtures/waiting/deferred.js';
import { startLocalServer } from '../helpers/local-server.js';
import { freePort } from './free-port.js';
import { runCommand, startCommand } from './run-command.js';
import { runEmulator } from './running-emulator.js';

test.each([{}, { tls: { generate: true as const } }])(
  'is done at once where the emulator is ready (%j)',
  async (settings) => {
    const { endpoint } = await runEmulator(settings);
    expect(await runCommand(['wait', endpoint])).toEqual({
      exitCode: 0,
      stdout: `${endpoint} is ready.\n`,
      stderr: '',
    });
  },
);

test('waits for the service of the environment, which starts later', async () => {
  const port = await freePort();
  const environment = { WebPubSubConnectionString: `Endpoint=http://127.0.0.1:${port};AccessKey=k;Version=1.0;` };
  // Somebody is there before the emulator, and is not ready.
  const asked = deferred<undefined>();
  const early = createServer((_, response) => {
    response.writeHead(503).end();
    asked.resolve(undefined);
  }).listen(port, '127.0.0.1');
  const waiting = startCommand(['wait', '--quiet'], { environment });
  await asked.promise;
  early.closeAllConnections();
  await new Promise((resolve) => early.close(resolve));
  const emulator = await startEmulator({ port, logLevel: 'silent' });
  onTestFinished(() => emulator.close());
  expect(await waiting.ended).toEqual({ exitCode: 0, stdout: '', stderr: '' });
});

test('waits for an event handler until it allows events', async () => {
  let requests = 0;
  await using handler = await startLocalServer((_, response) => {
    requests += 1;
    if (requests > 2) response.setHeader('WebHook-Allowed-Origin', 'localhost');
    response.end();
  });
  const { exitCode, stdout } = await runCommand(['wait', '--event-handler', `${handler.url}/{hub}/{event}?code=c`]);
  expect(stdout).toBe(`The event handler ${handler.url}/{hub}/{event} is ready.\n`);
  expect(exitCode).toBe(0);
  expect(handler.requests.map(({ method, url }) => `${method} ${url}`)).toEqual(
    Array(3).fill('OPTIONS /chat/validate?code=c'),
  );
});

test('tells an event handler the origin of the flag', async () => {
  await using handler = await startLocalServer((_, response) =>
    response.setHeader('WebHook-Allowed-Origin', 'my.example').end(),
  );
  const words = ['wait', '--event-handler', `${handler.url}/{event}`, '--origin', 'my.example', '--timeout', '1'];
  expect(await runCommand(words)).toMatchObject({ exitCode: 0, stderr: '' });
  expect(handler.requests.map(({ headers }) => headers['webhook-request-origin'])).toEqual(['my.example']);
});

test('gives up after its time, and says why for each', async () => {
  const port = await freePort();
  await using handler = await startLocalServer((_, response) => response.writeHead(404).end());
  const words = ['wait', `http://127.0.0.1:${port}`, '--event-handler', `${handler.url}/events`, '--timeout', '1'];
  const { exitCode, stdout, stderr } = await runCommand(words);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr.split('\n').sort()).toEqual([
    '',
    `The event handler ${handler.url}/events is not ready after 1 s. It answers 404 to the validation request. ` +
      'Give the whole path of the event handler, such as /api/events/{event}.',
    `http://127.0.0.1:${port} is not ready after 1 s. It does not answer: connect ECONNREFUSED 127.0.0.1:${port}.`,
  ]);
});

test('gives up on what accepts a connection and never answers', async () => {
  const silent = createTcpServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => silent.once('listening', resolve));
  onTestFinished(() => void silent.close());
  const { port } = silent.address() as AddressInfo;
  const { exitCode, stderr } = await runCommand(['wait', `http://127.0.0.1:${port}/x`, '--timeout', '1']);
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/\/x is not ready after 1 s\. It does not answer: no answer came within \d+ ms\.\n$/);
});

test.each([
  [['localhost:8080'], /value 'localhost:8080' is invalid for argument 'url'\. Expected an http or https URL/],
  [['--origin', 'https://my.example'], /Expected a host without scheme and path/],
  [['--timeout', '0'], /Expected a whole number from 1 to 3600/],
  [['--event-handler', 'chat=http://localhost'], /Expected an http or https URL, such as http:\/\/localhost:3000/],
])('%j ends with 3 and one message', async (words, message) => {
  const outcome = await runCommand(['wait', ...words]);
  expect(outcome).toMatchObject({ exitCode: 3, stdout: '' });
  expect(outcome.stderr).toMatch(message);
});
