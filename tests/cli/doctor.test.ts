import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { wellKnownAccessKey } from '../../protocol/index.js';
import { startLocalServer } from '../helpers/local-server.js';
import { freePort } from './free-port.js';
import { runCommand } from './run-command.js';
import { runEmulator } from './running-emulator.js';

interface Finding {
  readonly level: string;
  readonly subject: string;
  readonly text: string;
  readonly advice?: string;
}

/** Without what this machine has in its environment. */
const environment = {
  ...Object.fromEntries(
    ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'NO_PROXY'].flatMap((name) => [
      [name, undefined],
      [name.toLowerCase(), undefined],
    ]),
  ),
};

async function examine(words: readonly string[], variables = {}) {
  const outcome = await runCommand(['doctor', '--json', ...words], { environment: { ...environment, ...variables } });
  const findings = JSON.parse(outcome.stdout) as Finding[];
  return { ...outcome, of: (subject: string) => findings.filter((finding) => finding.subject === subject) };
}

test('finds nothing wrong where everything is there', async () => {
  const { connectionString } = await runEmulator();
  await using handler = await startLocalServer((_, response) =>
    response.setHeader('WebHook-Allowed-Origin', 'localhost').end(),
  );
  const words = ['--port', '0', '--event-handler', `chat=${handler.url}/{event}`];
  const outcome = await runCommand(['doctor', ...words], {
    environment: { ...environment, WebPubSubConnectionString: connectionString },
  });
  expect(outcome).toMatchObject({ exitCode: 0, stderr: '' });
  expect(outcome.stdout).toContain(`ok    Node.js            ${process.versions.node}\n`);
  expect(outcome.stdout).toContain(`ok    Event handler      chat → ${handler.url}/{event} accepts events\n`);
  expect(outcome.stdout).toContain('ok    Access key         accepted\nok    Clock              as the service\n');
  expect(outcome.stdout).toMatch(/\n\nEverything is fine\.\n$/);
  expect(handler.requests.map(({ method }) => method)).toEqual(['OPTIONS']);
});

test('says of an event handler what is wrong and what to do', async () => {
  await using handler = await startLocalServer((_, response) => response.writeHead(404).end());
  const port = await freePort();
  const { of, exitCode } = await examine([
    ...['--port', '0', '--event-handler', `chat=${handler.url}/e?code=secret`],
    ...['--event-handler', `news=http://127.0.0.1:${port}/`],
  ]);
  expect(of('Event handler')).toEqual([
    {
      level: 'fail',
      subject: 'Event handler',
      text: `chat → ${handler.url}/e: It answers 404 to the validation request.`,
      advice: 'Give the whole path of the event handler, such as /api/events/{event}.',
    },
    {
      level: 'fail',
      subject: 'Event handler',
      text: `news → http://127.0.0.1:${port}/: It does not answer: connect ECONNREFUSED 127.0.0.1:${port}.`,
      advice: 'Start it, or check its address.',
    },
  ]);
  expect(exitCode).toBe(1);
});

test('tells an event handler the origin of the flag', async () => {
  await using handler = await startLocalServer((_, response) =>
    response.setHeader('WebHook-Allowed-Origin', 'my.example').end(),
  );
  const words = ['--port', '0', '--event-handler', `chat=${handler.url}/{event}`, '--origin', 'my.example'];
  expect((await examine(words)).of('Event handler')).toMatchObject([{ level: 'ok' }]);
});

test('tells a port that another program has from one that an emulator has', async () => {
  const other = createServer((socket) => socket.destroy()).listen(0, '127.0.0.1');
  onTestFinished(() => void other.close());
  await new Promise((resolve) => other.once('listening', resolve));
  const { port } = other.address() as AddressInfo;
  expect((await examine(['--port', String(port)])).of('Port')).toMatchObject([
    { level: 'fail', text: `127.0.0.1:${port} is in use by another program.` },
  ]);
  const { endpoint } = await runEmulator();
  const { of, exitCode } = await examine(['--port', new URL(endpoint).port]);
  expect(of('Port')).toMatchObject([{ level: 'warn', advice: 'Use that one, or start another with --port 0.' }]);
  expect(exitCode).toBe(0);
});

test('says that the service rejects the key', async () => {
  const { endpoint } = await runEmulator({ accessKey: 'another key' });
  const connectionString = `Endpoint=${endpoint};AccessKey=${wellKnownAccessKey};Version=1.0;`;
  const { of, exitCode, stdout } = await examine(['--port', '0', '--connection-string', connectionString]);
  expect(of('Access key')).toMatchObject([
    {
      level: 'fail',
      text: expect.stringMatching(/^A signed request is answered 401: .+ no access key of this service made/) as string,
    },
  ]);
  expect(exitCode).toBe(1);
  expect(stdout).not.toContain(wellKnownAccessKey);
});

test('says that the service is not there', async () => {
  const port = await freePort();
  const connectionString = `Endpoint=http://127.0.0.1:${port};AccessKey=k;`;
  const { of } = await examine(['--port', '0'], { WPS_CONNECTION_STRING: connectionString });
  expect(of('Connection string')).toMatchObject([
    { level: 'ok', text: 'well-formed, by the variable WPS_CONNECTION_STRING' },
  ]);
  expect(of('Service')).toMatchObject([{ level: 'fail', text: expect.stringContaining('ECONNREFUSED') as string }]);
});

test.each([
  [['--config', 'no-such-file.yaml'], 'Settings', /^Cannot read the settings file no-such-file\.yaml/],
  [
    ['--connection-string', 'localhost'],
    'Connection string',
    /^Malformed connection string: .+ by --connection-string\.$/,
  ],
])('goes on after %j, and fails', async (words, subject, text) => {
  const { of, exitCode } = await examine(['--port', '0', ...words]);
  expect(of(subject)).toMatchObject([{ level: 'fail', text: expect.stringMatching(text) as string }]);
  expect(of('Node.js')).toMatchObject([{ level: 'ok' }]);
  expect(exitCode).toBe(1);
});

test('warns of a proxy, and does not fail', async () => {
  const { of, exitCode } = await examine(['--port', '0'], { HTTP_PROXY: 'http://proxy:3128' });
  expect(of('Proxy variables')).toMatchObject([{ level: 'warn', advice: 'export NO_PROXY=localhost,127.0.0.1' }]);
  expect(exitCode).toBe(0);
});

test('an unknown flag is one error', async () => {
  const outcome = await runCommand(['doctor', '--prot', '1']);
  expect(outcome).toMatchObject({ exitCode: 3, stdout: '' });
  expect(outcome.stderr).toMatch(/^error: unknown option '--prot'\n\(Did you mean --port\?\)/);
});
