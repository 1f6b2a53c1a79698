import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { createEventHandler } from '../../handler/index.js';
import { findingsOf, runCheck } from './run-check.js';

async function listen(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/events/{event}`;
}

const wellBehaved = createEventHandler({ accessKeys: ['the-right-key'] });

const servers: readonly (readonly [string, RequestListener, RegExp])[] = [
  [
    'a web page',
    (_, response) => response.setHeader('Content-Type', 'text/html').end('<html>'),
    /A web page is at http/,
  ],
  [
    'a redirect',
    (_, response) => response.writeHead(308, { Location: 'https://elsewhere.example/' }).end(),
    /The URL redirects to https:\/\/elsewhere\.example\/, which no service follows/,
  ],
  ['nothing at this path', (_, response) => response.writeHead(404).end(), /Nothing is at http.+ Give the whole path/],
  ['a code that is missing', (_, response) => response.writeHead(401).end(), /Where it needs \?code=…, give it/],
  ['no answer', () => undefined, /does not answer: no answer came within 300 ms/],
];

test.for(servers)('one message for %s', async ([, listener, message]) => {
  const run = await runCheck(await listen(listener), ['--answer-ms', '300', '--access-key', 'the-right-key']);
  expect(run.output).toMatch(message);
  expect(run.output.trim().split('\n').length, run.output).toBeLessThan(8);
  expect(run.exitCode, run.output).toBe(3);
});

test('one message for a server that is not there', async () => {
  const run = await runCheck('http://127.0.0.1:1/events');
  expect(run.output).toMatch(/The event handler does not answer: .*ECONNREFUSED.* Start it/);
  expect(run.exitCode, run.output).toBe(3);
});

test.for([
  ['a wrong key', ['--access-key', 'another-key'], /rejects the access key \(--access-key\)/],
  ['a key that was not given', [], /checks signatures, and no access key was given/],
] as const)('one message for %s', async ([, flags, message]) => {
  const run = await runCheck(await listen(wellBehaved.node), [...flags]);
  expect(run.output).toMatch(message);
  expect(run.exitCode, run.output).toBe(3);
});

test('one message for a handler that does not trust the issuer', async () => {
  const url = await listen((request, response) => {
    if (request.method === 'OPTIONS') wellBehaved.node(request, response);
    else response.writeHead(401).end();
  });
  const identity = { issuer: { url: 'http://127.0.0.1:{port}' }, audience: 'api://my-app' };
  const run = await runCheck({ name: 'mine', hub: 'chat', url, identity });
  expect(run.output).toMatch(
    /A connect event with a token of the service's identity was answered 401\. Expected the event handler to trust the issuer http:\/\/127\.0\.0\.1:\d+, to expect the audience "api:\/\/my-app"/,
  );
  expect(run.exitCode, run.output).toBe(3);
});

test('findings for a server that answers 200 to everything', async () => {
  const url = await listen((request, response) => request.resume().once('end', () => response.end()));
  const run = await runCheck(url, ['--access-key', 'a-key']);
  const found = findingsOf(run);
  for (const row of ['HANDLER-VALIDATION-01', 'HANDLER-SIGNATURE-01', 'HANDLER-HEADERS-01']) {
    expect(found, run.output).toContain(row);
  }
  expect(run.exitCode, run.output).toBe(1);
});

test('a check ends at the number of failures that it may have, and what failed can be repeated', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'handlers-test-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const url = await listen((request, response) => request.resume().once('end', () => response.end()));
  const own = ['--access-key', 'a-key', '--requirement', 'HANDLER-VALIDATION-01', 'HANDLER-HEADERS-*'];
  const check = (...flags: readonly string[]) => runCheck(url, [...own, ...flags], {}, folder);

  const early = await check('--last-failed');
  expect(early.output).toMatch(/--last-failed: there is no report in .*Run without it first/);
  expect(early.exitCode, early.output).toBe(3);

  const ended = await check('--max-failures', '1');
  expect(ended.report?.ended.kind, ended.output).toBe('max-failures');
  expect(ended.exitCode, ended.output).toBe(1);

  const repeated = await check('--last-failed');
  // What had no turn could not be judged: it is repeated, too, and what passed is not.
  expect(findingsOf(repeated), repeated.output).toContain('HANDLER-HEADERS-01');
  expect(repeated.report?.partial).toBe(true);
  expect(repeated.exitCode, repeated.output).toBe(1);
});

test('findings for a handler that answers all but the validation request', async () => {
  const url = await listen((request, response) => {
    if (request.method !== 'OPTIONS') wellBehaved.node(request, response);
  });
  const flags = ['--access-key', 'the-right-key', '--answer-ms', '300', '--requirement', 'HANDLER-VALIDATION-*'];
  const run = await runCheck(url, flags);
  expect(findingsOf(run), run.output).toEqual(['HANDLER-VALIDATION-01', 'HANDLER-VALIDATION-10']);
  expect(run.output).toContain('no answer came within 10000 ms');
  expect(run.exitCode, run.output).toBe(1);
});

test('a check without a descriptor says what it left out', async () => {
  const run = await runCheck(await listen(wellBehaved.node), ['--access-key', 'the-right-key']);
  expect(run.output).toContain('Checking what needs no knowledge of the application.');
  expect(run.output).toContain('Partial: this run says nothing of what it was not asked for.');
  expect(run.report?.partial).toBe(true);
  expect(run.exitCode, run.output).toBe(0);
});

test('a check ends in time where requests are left unanswered', async () => {
  const url = await listen((request, response) => {
    if (request.headers['ce-eventname'] === 'connect') wellBehaved.node(request, response);
    else if (request.method === 'OPTIONS') wellBehaved.node(request, response);
  });
  const flags = ['--access-key', 'the-right-key', '--answer-ms', '1000', '--time-limit', '2'];
  const run = await runCheck(url, flags);
  expect(run.output).toContain('The run did not end within 2 s');
  expect(run.report?.ended.kind).toBe('target-died');
  expect(run.exitCode, run.output).not.toBe(0);
});

test.for([
  ['not-there.yaml', 'There is no handler descriptor "not-there.yaml"'],
  ['http://{hub}.example/events', 'The URL has a parameter in its host'],
  ['http://localhost/events/{name}', 'The URL has the parameter {name}, which is not known'],
  ['ftp://localhost/events', 'There is no handler descriptor'],
] as const)('%s: %s', async ([name, message]) => {
  const run = await runCheck(name);
  expect(run.output).toContain(message);
  expect(run.exitCode, run.output).toBe(3);
});
