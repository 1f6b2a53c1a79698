import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { ack, createEventHandler, reject } from '../../handler/index.js';
import { wellKnownAccessKey } from '../../protocol/index.js';
import { validateAgainstSchema } from '../../specs/index.js';
import { type LocalServer, startLocalServer } from '../helpers/local-server.js';
import { runCommand } from './run-command.js';

/** This project's own event handler, which checks signatures. */
async function startHandler(accessKey = wellKnownAccessKey): Promise<string> {
  const handler = createEventHandler({
    accessKeys: [accessKey],
    connect: ({ userId }) => (userId === 'eve' ? reject(403, 'not you') : undefined),
    messages: { hello: ({ args: [name] }) => ack(`Hello ${String(name)}`, 7) },
  });
  const server = createServer(handler.node);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/events/{event}`;
}

/** A handler that answers each event so, and keeps what it got. */
async function startAnswering(status: number, contentType: string, body: string): Promise<LocalServer> {
  const server = await startLocalServer(({ method }, response) => {
    response.setHeader('WebHook-Allowed-Origin', '*');
    if (method === 'OPTIONS') response.end();
    else response.writeHead(status, contentType === '' ? {} : { 'Content-Type': contentType }).end(body);
  });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server;
}

test('prints the requests, the answer and the acknowledgement', async () => {
  const url = await startHandler();
  const { exitCode, stdout, stderr } = await runCommand(['trigger', url, 'hello', 'Ana', '--namespace', '/n']);
  const base = url.replace('{event}', '');
  expect(stdout.replace(/\d+ ms/, 'N ms')).toBe(
    `OPTIONS ${base}validate → 200 OK
POST    ${base}hello → 200 OK, N ms
  content-type: text/plain

  43/n,1["Hello Ana",7]

It is acknowledged with "Hello Ana", 7.
`,
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
});

test.each([
  [['connect', '--user', 'ana'], 0, 'The socket is admitted.'],
  [['connect', '--user', 'eve'], 1, 'The socket is rejected.'],
  [['connected'], 0, 'The notification is accepted.'],
  [['disconnected'], 0, 'The notification is accepted.'],
  [['other', '--no-ack'], 0, 'The event is handled.'],
  [['other'], 1, 'It is not acknowledged: a client that waits for that runs into its timeout.'],
])('%j ends with %i', async (words, exitCode, meaning) => {
  const outcome = await runCommand(['trigger', await startHandler(), ...words]);
  expect(outcome.stdout).toContain(meaning);
  expect(outcome).toMatchObject({ exitCode, stderr: '' });
});

test('gives a script one line of JSON', async () => {
  const { stdout } = await runCommand(['trigger', await startHandler(), 'hello', '["a"]', '--json']);
  expect(JSON.parse(stdout)).toMatchObject({
    status: 200,
    succeeded: true,
    acknowledgement: ['Hello a', 7],
    body: '431["Hello a",7]',
  });
});

test.each([
  [
    'connect',
    ['--user', 'ana', '--claim', 'role=a', '--claim', 'role=b', '--query', 'room=lobby'],
    { claims: { sub: ['ana'], role: ['a', 'b'] }, query: { room: ['lobby'] } },
  ],
  ['connected', [], {}],
  ['disconnected', ['--reason', 'transport close'], { reason: 'transport close' }],
] as const)('sends %s as the contract has it', async (event, flags, body) => {
  const server = await startAnswering(200, '', '');
  await runCommand([
    'trigger',
    server.url,
    event,
    ...flags,
    '--hub',
    'news',
    '--connection-id',
    'c1',
    '--socket-id',
    's1',
  ]);
  const request = server.requests[1];
  expect(request?.headers).toMatchObject({ 'ce-hub': 'news', 'ce-connectionid': 'c1', 'ce-socketid': 's1' });
  expect(JSON.parse(request?.body ?? '')).toMatchObject(body);
  expect(validateAgainstSchema(`webhook-headers#${event}`, request?.headers)).toEqual([]);
  expect(validateAgainstSchema(`webhook-${event}-request`, JSON.parse(request?.body ?? ''))).toEqual([]);
});

test.each([
  [[], '421["news","a b",{"c":1}]'],
  [['--no-ack'], '42["news","a b",{"c":1}]'],
  [['--namespace', '/n'], '42/n,1["news","a b",{"c":1}]'],
])("sends a client's event with %j", async (flags, body) => {
  const server = await startAnswering(200, '', '');
  await runCommand(['trigger', server.url, 'news', 'a b', '{"c":1}', ...flags]);
  const request = server.requests[1];
  expect(request?.body).toBe(body);
  expect(validateAgainstSchema('webhook-headers#message', request?.headers)).toEqual([]);
  expect(validateAgainstSchema('webhook-message-request', body)).toEqual([]);
});

test('signs with the given keys, and by default with that of the connection string', async () => {
  const url = await startHandler('my-key');
  const connectionString = 'Endpoint=http://localhost;AccessKey=my-key;Version=1.0;';
  const environment = { WebPubSubConnectionString: connectionString };
  const words = ['trigger', url, 'hello'];
  expect((await runCommand([...words, '--access-key', 'other', '--access-key', 'my-key'])).exitCode).toBe(0);
  expect((await runCommand(words, { environment })).exitCode).toBe(0);
  const { exitCode, stdout } = await runCommand(words);
  expect(exitCode).toBe(1);
  expect(stdout).toContain('401 Unauthorized');
  expect(stdout).toContain('Where it rejects the signature, give the key that it knows: --access-key');
});

test.each([
  [500, 'text/plain', 'oops', "The event failed: a service closes the client's connection. A service tries it again"],
  [404, '', '', 'Give the whole path of the event handler'],
  [200, 'text/html', '<p>', 'A service cannot deliver an answer of the type text/html'],
  [200, 'text/plain', 'hello', 'The answer has "hello", which no client can read'],
  [200, 'text/plain', '42["a"', 'The answer has "42[\\"a\\"", which no client can read'],
  [200, 'text/plain', '437["a"]', 'It acknowledges the id 7; expected 1.'],
  [200, 'text/plain', '42["a"]', 'It is not acknowledged'],
])('explains the answer %i %s %j', async (status, contentType, body, meaning) => {
  const server = await startAnswering(status, contentType, body);
  const outcome = await runCommand(['trigger', server.url, 'news']);
  expect(outcome.stdout).toContain(meaning);
  expect(outcome.exitCode).toBe(1);
});

test('reads an acknowledgement beside other packets', async () => {
  const server = await startAnswering(200, 'text/plain', '42["news"]\u001e431["ok"]');
  expect((await runCommand(['trigger', server.url, 'news'])).stdout).toContain('It is acknowledged with "ok".');
});

test('sends no event to a handler that does not allow the service, unless it is told to', async () => {
  const server = await startLocalServer((_, response) => response.end());
  onTestFinished(() => server[Symbol.asyncDispose]());
  const outcome = await runCommand(['trigger', `${server.url}/events?code=secret`, 'connected']);
  expect(outcome).toEqual({
    exitCode: 1,
    stdout: `OPTIONS ${server.url}/events → 200 OK\n`,
    stderr:
      'A service would send it no event. It answers the validation request without WebHook-Allowed-Origin. It has to answer ' +
      'with WebHook-Allowed-Origin: localhost, or *. Or leave this request out: --no-validate\n',
  });
  expect(server.requests.map(({ method }) => method)).toEqual(['OPTIONS']);
  const { exitCode } = await runCommand(['trigger', server.url, 'connected', '--no-validate']);
  expect(exitCode).toBe(0);
});

test('names the handler that does not answer', async () => {
  const server = await startLocalServer(() => undefined);
  await server[Symbol.asyncDispose]();
  const outcome = await runCommand(['trigger', `${server.url}/{event}`, 'connect']);
  expect(outcome).toMatchObject({ exitCode: 1, stdout: '' });
  expect(outcome.stderr).toMatch(
    /^http:\/\/127.+\/validate: It does not answer: connect ECONNREFUSED .+\. Start it, or check its address\.\n$/,
  );
});

test.each([
  [
    ['localhost:3000/events', 'connect'],
    /value 'localhost:3000\/events' is invalid for argument 'url'\. Expected an http or https URL/,
  ],
  [['http://localhost/', 'connect', 'ana'], /^The event connect has no arguments, but "ana" was given\./],
  [['http://localhost/', 'disconnect'], /^The event disconnect is one that Socket\.IO keeps for itself/],
  [['http://localhost/', 'connect', '--claim', 'role'], /Expected name=value, such as room=lobby\./],
  [['http://localhost/'], /^error: missing required argument 'event'/],
])('%j ends with 3 and one message', async (words, message) => {
  const outcome = await runCommand(['trigger', ...words]);
  expect(outcome).toMatchObject({ exitCode: 3, stdout: '' });
  expect(outcome.stderr).toMatch(message);
});
