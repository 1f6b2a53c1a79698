// A service that breaks or varies the contract in one way, as a target launches it:
//   node changed-target.js <name of the fault or variation> <settings file>
// It is the emulator, started by its own command, behind a proxy that changes what crosses the wire.
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { formatConnectionString, parseConnectionString } from '../../protocol/index.js';
import { packageFile } from '../../specs/package-file.js';
import { brokenServices } from './broken-services.js';
import { faults } from './faults/index.js';
import { lawfulVariations } from './lawful-variations.js';
import { startHandlerProxy, startServiceProxy } from './start-proxies.js';

interface HubSettings {
  readonly eventHandlers: readonly { readonly urlTemplate: string }[];
}

const [, , name = '', settingsFile = ''] = process.argv;
const changed = [...faults, ...lawfulVariations, ...brokenServices].find((candidate) => candidate.name === name);
if (changed === undefined) throw new Error(`There is no fault or variation ${JSON.stringify(name)}.`);

const settings = JSON.parse(readFileSync(settingsFile, 'utf8')) as {
  accessKey: string;
  hubs: Record<string, HubSettings>;
};
const change = changed.change({ accessKey: settings.accessKey });
const handlerOrigin = Object.values(settings.hubs)
  .flatMap(({ eventHandlers }) => eventHandlers)
  .map(({ urlTemplate }) => /^https?:\/\/[^/]+/.exec(urlTemplate)?.[0])
  .find((origin) => origin !== undefined);
if (handlerOrigin === undefined) throw new Error('The settings name no event handler.');
const handlerProxy = await startHandlerProxy(handlerOrigin, change);
const behindProxy = `${settingsFile}.proxied.json`;
writeFileSync(
  behindProxy,
  JSON.stringify(settings).replaceAll(
    `"urlTemplate":"${handlerOrigin}`,
    `"urlTemplate":"http://127.0.0.1:${handlerProxy.port}`,
  ),
);

const emulator = spawn(
  process.execPath,
  [packageFile('dist/cli/main.js'), 'start', '--json', '--port', '0', '--config', behindProxy],
  { stdio: ['ignore', 'pipe', 'inherit'] },
);
let serviceOrigin = '';
const serviceProxy = await startServiceProxy(() => serviceOrigin, change);
createInterface(emulator.stdout).once('line', (line) => {
  const { connectionString } = JSON.parse(line) as { connectionString: string };
  const access = parseConnectionString(connectionString);
  serviceOrigin = access.endpoint.replace('localhost', '127.0.0.1');
  const proxied = formatConnectionString({ ...access, endpoint: `http://localhost:${serviceProxy.port}` });
  process.stdout.write(`${JSON.stringify({ connectionString: proxied })}\n`);
});
emulator.once('exit', (code) => process.exit(code ?? 1));
process.once('SIGTERM', () => {
  emulator.kill('SIGTERM');
});
