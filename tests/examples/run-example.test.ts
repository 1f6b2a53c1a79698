// What the runner says where an example cannot run.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { startLocalServer } from '../helpers/local-server.js';
import { run } from '../packaging/run.js';

const emptyFolder = mkdtempSync(path.join(tmpdir(), 'run-example-'));
afterAll(() => rmSync(emptyFolder, { recursive: true }));

function runExample(...words: readonly string[]) {
  return run([process.execPath, 'scripts/run-example.mjs', ...words], { cwd: process.cwd() });
}

test('lists the examples', async () => {
  const { exitCode, stdout } = await runExample();
  expect(stdout).toMatch(/^ {2}stock-index .+ Variants: node, python, functions\.$/m);
  expect(exitCode).toBe(0);
});

test.each([
  [['stocks'], 'There is no example "stocks". Examples: '],
  [['stock-index', 'perl'], 'The example stock-index has no variant "perl". Variants: node, python, functions'],
  [['chat', 'express', 'now'], '"now" is not expected'],
  [['chat', '--port', 'eighty'], '--port is "eighty", expected a whole number from 0 (a free port) to 65535.'],
  [['chat', '--prot', '80'], "Unknown option '--prot'"],
])('rejects %j', async (words, message) => {
  const { exitCode, output } = await runExample(...words);
  expect(output).toContain(message);
  expect(exitCode).toBe(1);
});

test.each([
  ['--port', /app \| listen EADDRINUSE.+\n[^]*The app ended with exit code 1\./],
  ['--emulator-port', /emulator \| Cannot listen on .+: the port is in use\.[^]*The emulator ended with exit code 3\./],
])('ends all where the port of %s is in use', async (flag, message) => {
  await using busy = await startLocalServer((_, response) => response.end());
  const { exitCode, output } = await runExample('stock-index', flag, new URL(busy.url).port);
  expect(output).toMatch(message);
  expect(exitCode).toBe(1);
});

test('names the program that is not installed', () => {
  // No folder of this PATH has a Python.
  const { status, stderr } = spawnSync(process.execPath, ['scripts/run-example.mjs', 'stock-index', 'python'], {
    encoding: 'utf8',
    env: { ...process.env, PATH: emptyFolder },
  });
  expect(stderr).toContain('The program python3 is not installed, and this example needs it.');
  expect(status).toBe(1);
});

test.each(['stock-index/node/server.mjs', 'chat/express/server.mjs', 'dashboard/publisher.mjs'])(
  'examples/%s says which variable it needs',
  (file) => {
    const { status, stderr } = spawnSync(process.execPath, [`examples/${file}`], { encoding: 'utf8' });
    expect(stderr).toMatch(/^Set WebPubSubForSocketIOConnectionString to .+\n$/);
    expect(status).toBe(1);
  },
);
