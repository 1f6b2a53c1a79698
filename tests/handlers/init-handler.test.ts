import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { loadHandler } from '../../fixtures/handlers/load-handler.js';
import { runCommand } from '../targets/run-suite.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'init-handler-'));
});
afterAll(() => rm(folder, { recursive: true }));

const init = (...parameters: readonly string[]) => runCommand(['init', 'handler', ...parameters], { cwd: folder });

test('writes a descriptor that only its owner can read', async () => {
  const flags = [
    ...['--url', 'http://localhost:3000/{hub}/{event}', '--hub', 'news', '--access-key', 'a', 'b'],
    ...['--namespace', '/', '/chat', '--echo-event', 'echo', '--empty-event', 'ping', '--rejected-user', 'mallory'],
    ...['--capability', 'http2', '--origin', 'my.example'],
  ];
  const { exitCode, output } = await init('whole.yaml', ...flags);
  expect(exitCode, output).toBe(0);
  expect(output).toContain('npx socketio-serverless check-handler whole.yaml');
  const file = path.join(folder, 'whole.yaml');
  expect((await loadHandler(file, {}, {})).descriptor).toEqual({
    name: 'my-handler',
    url: 'http://localhost:3000/{hub}/{event}',
    hub: 'news',
    origin: 'my.example',
    accessKeys: ['a', 'b'],
    namespaces: ['/', '/chat'],
    events: { echo: 'echo', empty: 'ping' },
    rejectedUser: 'mallory',
    capabilities: ['http2'],
  });
  expect((await stat(file)).mode & 0o077).toBe(0);
});

test('says what is still missing, and replaces no file', async () => {
  const { output } = await init('bare.yaml');
  expect(output).toContain('add events.echo');
  expect(output).toContain('add rejectedUser');
  const again = await init('bare.yaml');
  expect(again.output).toContain('bare.yaml exists already');
  expect(again.exitCode).toBe(3);
});

test('lets the handler check the identity of the service', async () => {
  const { output } = await init('identity.yaml', '--audience', 'api://my-app', '--issuer-port', '9443');
  expect(output).toContain("let the handler trust the suite's issuer, http://127.0.0.1:9443\n");
  const { descriptor } = await loadHandler(path.join(folder, 'identity.yaml'), {}, {});
  expect(descriptor.identity).toEqual({
    issuer: { listen: { host: '127.0.0.1', port: 9443 }, url: 'http://127.0.0.1:{port}' },
    audience: 'api://my-app',
  });
});

test('rejects an issuer without an audience', async () => {
  const { exitCode, output } = await init('wrong.yaml', '--issuer-url', 'http://127.0.0.1:{port}');
  expect(output).toContain('--issuer-url and --issuer-port need --audience');
  expect(exitCode).toBe(3);
});

test('rejects what no descriptor may have', async () => {
  const { exitCode, output } = await init('wrong.yaml', '--capability', 'http3');
  expect(output).toContain('Did you mean http2?');
  expect(exitCode).toBe(3);
});
