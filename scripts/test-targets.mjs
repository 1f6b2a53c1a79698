// The suite against the emulator in three forms: embedded, started by a command of a descriptor, and running already at a
// URL; each row must have the same result in all of them. The last line says how many parts passed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { embeddedTarget } from '../dist/fixtures/targets/embedded-target.js';
import { launchSettings } from '../dist/fixtures/targets/hub-settings.js';
import { resultLine, runCommand } from './run-command.mjs';

const folder = path.resolve('.cache/targets');
const command = [process.execPath, 'dist/cli/main.js'];
const { launch, accessKey, ...service } = embeddedTarget();

mkdirSync(folder, { recursive: true });
const counts = { passed: 0, failed: 0 };
const width = 'the same results'.length;

await tell('embedded', test('embedded'));
await tell('command', test('command', { ...service, name: 'command', launch }));
await tell('URL', testRunning());
await tell('the same results', compare());
console.log(`\n${counts.passed} passed, ${counts.failed} failed`);

function test(name, descriptor) {
  const parameters = ['--report-dir', path.join(folder, name)];
  if (descriptor !== undefined) {
    const file = path.join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify(descriptor));
    parameters.push('--target', file);
  }
  return runCommand([...command, 'test', ...parameters]);
}

/** Somebody else starts the service, with settings that know where the suite will listen. */
async function testRunning() {
  const [eventHandlerPort, issuerPort] = await freePorts(2);
  const eventHandlerUrl = `http://127.0.0.1:${eventHandlerPort}/events`;
  const issuerUrl = `http://127.0.0.1:${issuerPort}`;
  const settings = path.join(folder, 'settings.json');
  writeFileSync(settings, JSON.stringify(launchSettings({ ...service, accessKey }, { eventHandlerUrl, issuerUrl })));
  const emulator = spawn(command[0], [command[1], 'start', '--json', '--port', '0', '--config', settings], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    const [line] = await once(createInterface(emulator.stdout), 'line');
    const { connectionString } = JSON.parse(line);
    return await test('url', {
      ...service,
      name: 'URL',
      connectionString,
      eventHandler: { listen: { host: '127.0.0.1', port: eventHandlerPort }, url: eventHandlerUrl },
      issuer: { listen: { host: '127.0.0.1', port: issuerPort }, url: issuerUrl },
    });
  } finally {
    emulator.kill('SIGTERM');
  }
}

function compare() {
  const reports = ['embedded', 'command', 'url'].map((name) => path.join(folder, name, 'report.json'));
  return runCommand([...command, 'compare', ...reports]);
}

async function tell(name, running) {
  const result = await running;
  counts[result.succeeded ? 'passed' : 'failed'] += 1;
  console.log(resultLine({ name, ...result, note: result.output.match(/\b\d+ passed/g)?.at(-1) }, width));
  if (result.succeeded) return;
  console.log(`\n${result.output.trimEnd()}\n`);
  process.exitCode = 1;
}

/** Held at once, so that no two are the same. */
async function freePorts(count) {
  const servers = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'));
  await Promise.all(servers.map((server) => once(server, 'listening')));
  const ports = servers.map((server) => server.address().port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
