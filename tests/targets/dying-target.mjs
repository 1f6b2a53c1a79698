// A service that stops answering in the middle of a run: the emulator behind a port that then refuses connections, resets
// them, or accepts them and stays silent, or a process that exits. Parameters: how it dies, and the file with its settings.
import { readFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { startEmulator } from '../../dist/emulator/index.js';

const [, , ending, settingsFile] = process.argv;
const connectionsUntilDeath = 30;
const settings = JSON.parse(readFileSync(settingsFile, 'utf8'));
const emulator = await startEmulator({ ...settings, port: 0, logLevel: 'silent' });
const { port: emulatorPort } = new URL(emulator.endpoint);

const pairs = new Set();
let connections = 0;

const server = createServer((client) => {
  connections += 1;
  if (connections > connectionsUntilDeath) {
    if (connections === connectionsUntilDeath + 1) die();
    end(client);
    return;
  }
  const service = connect(Number(emulatorPort), '127.0.0.1');
  const pair = [client, service];
  pairs.add(pair);
  for (const socket of pair) {
    socket.on('error', () => undefined);
    socket.on('close', () => pair.forEach((other) => other.destroy()));
  }
  client.pipe(service).pipe(client);
});

/** What a new connection meets. */
function end(client) {
  client.on('error', () => undefined);
  if (ending === 'silent') client.resume();
  else client.resetAndDestroy();
}

function die() {
  if (ending === 'exit') {
    console.error('out of memory, with key', settings.accessKey);
    process.exit(9);
  }
  if (ending === 'refused') server.close();
  for (const [client, service] of pairs) {
    if (ending === 'silent') {
      client.unpipe();
      service.unpipe();
    } else client.resetAndDestroy();
  }
}

server.listen(0, '127.0.0.1', () => {
  const endpoint = `http://127.0.0.1:${server.address().port}`;
  const connectionString = `Endpoint=${endpoint};AccessKey=${settings.accessKey};Version=1.0;`;
  console.log(JSON.stringify({ connectionString }));
});
process.on('SIGTERM', () => process.exit(0));
