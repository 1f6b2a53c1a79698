// The suite against the emulator in four forms: embedded, started by a command of a descriptor, running already at a URL, and
// in a container; each row must have the same result in all of them. The container is left out where no engine answers. The
// last line says how many parts passed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { embeddedTarget } from '../dist/fixtures/targets/embedded-target.js';
import { launchSettings } from '../dist/fixtures/targets/hub-settings.js';
import { buildImage, containerEnvironment, missingEngine, removeImage } from './container-image.mjs';
import { resultLine, runCommand } from './run-command.mjs';

const folder = path.resolve('.cache/targets');
const command = [process.execPath, 'dist/cli/main.js'];
const { launch, accessKey, ...service } = embeddedTarget();

mkdirSync(folder, { recursive: true });
const counts = { passed: 0, failed: 0 };
const reports = [];
const width = 'the same results'.length;

await tell('embedded', test('embedded'));
await tell('command', test('command', { ...service, name: 'command', launch }));
await tell('URL', testRunning());
const missing = await missingEngine();
if (missing === undefined) await tell('container', testContainer());
else console.log(`left out: the container: ${missing}`);
await tell('the same results', runCommand([...command, 'compare', ...reports]));
const skipped = missing === undefined ? '' : ', 1 skipped';
console.log(`\n${counts.passed} passed, ${counts.failed} failed${skipped}`);

function test(name, descriptor) {
  if (descriptor === undefined) return run(name);
  const file = path.join(folder, `${name}.json`);
  writeFileSync(file, JSON.stringify(descriptor));
  return run(name, ['--target', file]);
}

function run(name, parameters = [], environment = {}) {
  const reportFolder = path.join(folder, name);
  reports.push(path.join(reportFolder, 'report.json'));
  return runCommand([...command, 'test', '--report-dir', reportFolder, ...parameters], { environment });
}

async function testContainer() {
  const built = await buildImage();
  if (!built.succeeded) return built;
  const result = await run('container', ['--target', 'docs/examples/emulator-container.yaml'], containerEnvironment);
  await removeImage();
  return result;
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
