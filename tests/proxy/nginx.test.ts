import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pipeline } from 'node:stream';
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { io } from 'socket.io-client';
import { expect, onTestFinished, test } from 'vitest';
import { clientAccess } from '../../client/index.js';
import { startEmulator } from '../../emulator/index.js';
import { startNginxWith } from '../../measurements/cluster/nginx-process.js';
import { formatConnectionString, groupName, parseConnectionString } from '../../protocol/index.js';

const nginx = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/bin/nginx'].find((file) => existsSync(file));
if (nginx === undefined) process.stdout.write('left out: a reverse proxy in front of the emulator: install nginx\n');

/** Starts nginx with the configuration of the guide, and returns a port that leads to it. */
async function startProxy(program: string, emulatorPort: string): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'nginx-'));
  const location = readFileSync('docs/examples/nginx/emulator.conf', 'utf8').replace(
    '127.0.0.1:8080',
    `127.0.0.1:${emulatorPort}`,
  );
  const socketFile = path.join(folder, 'nginx.sock');
  const configuration = `map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
    server { listen unix:${socketFile}; ${location} }`;
  const child = await startNginxWith(configuration, folder, program);
  onTestFinished(async () => {
    await child.end();
    rmSync(folder, { recursive: true });
  });
  return forwardTo(socketFile);
}

/** nginx cannot listen on a free port of its own choice, so a server that can forwards to its socket file. */
async function forwardTo(socketFile: string): Promise<number> {
  const server = createServer((client) => {
    pipeline(client, connect(socketFile), client, () => undefined);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  onTestFinished(() => void server.close());
  return (server.address() as AddressInfo).port;
}

test.runIf(nginx !== undefined)('serves clients by both transports, and a backend, behind nginx', async () => {
  await using emulator = await startEmulator({ port: 0, logLevel: 'silent' });
  const port = await startProxy(nginx ?? '', new URL(emulator.endpoint).port);
  const { accessKey } = parseConnectionString(emulator.connectionString);
  const connectionString = formatConnectionString({ endpoint: `http://localhost:${port}`, accessKey });
  const access = clientAccess({ connectionString, hub: 'chat', userId: 'ana' });
  for (const transports of [['polling'], ['websocket'], ['polling', 'websocket']]) {
    const socket = io(access.endpoint, {
      path: access.path,
      query: { access_token: access.token },
      transports,
      forceNew: true,
    });
    onTestFinished(() => void socket.close());
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
    const news = new Promise((resolve) => socket.once('news', resolve));
    const service = new WebPubSubServiceClient(connectionString, 'chat', { allowInsecureConnection: true });
    await service.group(groupName('/', socket.id ?? '')).sendToAll('42["news","Lunch"]', { contentType: 'text/plain' });
    expect(await news).toBe('Lunch');
  }
});
