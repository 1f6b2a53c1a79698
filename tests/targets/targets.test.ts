import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { startEmulator } from '../../emulator/index.js';
import { command, runCommand, runSuite } from './run-suite.js';

const common = {
  name: 'a service',
  hubs: { handler: 'conformance', noHandler: 'conformance_none' },
  eventHandler: { url: 'http://127.0.0.1:{port}/events' },
  capabilities: ['no-handler-hub'],
  timings: { deliveryMs: 3000, clockSkewSeconds: 300 },
};
const requirement = 'REST-SEND-04';
const emulatorCommand = [process.execPath, command, 'start', '--json', '--config', '{settings}'];

test('tests a service that a command starts, and names the command in the report', async () => {
  const run = await runSuite({ ...common, launch: { command: emulatorCommand } }, requirement);
  expect(run.exitCode, run.output).toBe(0);
  expect(run.output).toContain(`started by: ${emulatorCommand.join(' ')}`);
  expect(run.report?.target).toEqual({
    name: 'a service',
    version: '',
    kind: 'command',
    command: emulatorCommand.join(' '),
  });
});

test('finds out that another server answers in place of the one that was started', async () => {
  await using stale = await startEmulator({ port: 0, logLevel: 'silent', accessKey: 'of-an-earlier-run' });
  // As a service does that does not see that its port is taken.
  const script = `
    const connectionString = 'Endpoint=${stale.endpoint};AccessKey=' + process.env.KEY;
    console.log(JSON.stringify({ connectionString }));
    setInterval(() => {}, 1000);
  `;
  const launch = { command: [process.execPath, '-e', script], env: { KEY: '{accessKey}' } };
  const run = await runSuite({ ...common, launch }, requirement);
  expect(run.output).toMatch(/rejects its access key \(made for this run\): [^]+ Either another server answers there/);
  expect(run.exitCode, run.output).not.toBe(0);
  expect(run.report?.counts.executed).toBe(0);
});

test('starts nothing where a server listens at the endpoint of the descriptor', async () => {
  await using stale = await startEmulator({ port: 0, logLevel: 'silent' });
  const run = await runSuite(
    { ...common, endpoint: stale.endpoint, launch: { command: emulatorCommand } },
    requirement,
  );
  expect(run.output).toContain(`The target was not started: a server listens at ${stale.endpoint} already`);
  expect(run.exitCode, run.output).not.toBe(0);
});

test('tests a service without the health request, which fails its own requirement', async () => {
  await using emulator = await startEmulator({ port: 0, logLevel: 'silent' });
  const proxy = createServer((request, response) => {
    if (request.url?.startsWith('/api/health') === true) response.writeHead(404).end();
    else forward(request, response, emulator.endpoint);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  const run = await runSuite(`http://127.0.0.1:${port}`, 'REST-HEALTH-*');
  proxy.closeAllConnections();
  proxy.close();
  expect(run.report?.findings.map((finding) => finding.requirement)).toContain('REST-HEALTH-01');
});

function forward(request: IncomingMessage, response: ServerResponse, endpoint: string): void {
  const { method, headers, url } = request;
  const forwarded = httpRequest(new URL(url ?? '/', endpoint), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(response);
  });
  request.pipe(forwarded);
}

test('does not test the embedded emulator where --target is missing before the target', async () => {
  const { exitCode, output } = await runCommand(['test', 'my-target.yaml']);
  expect(exitCode).toBe(3);
  expect(output).toContain('npx socketio-serverless test --target my-target.yaml');
});
