import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Contestant, postHead } from './contestant.js';
import { pinned } from './pinning.js';

/** nginx's own options, where it is installed: they say where its modules are. */
const buildOptions = spawnSync('nginx', ['-V'], { encoding: 'utf8' }).stderr;
const module = process.env['NCHAN_MODULE'] ?? path.join(modulesFolder(), 'ngx_nchan_module.so');

/** Why nginx with nchan cannot be measured on this machine, or undefined where it can. */
export function nchanIsMissing(): string | undefined {
  if (existsSync(module)) return undefined;
  return `nginx with nchan: there is no ${module}; NCHAN_MODULE names it elsewhere`;
}

/** One process of nginx, as fast as a message can be written to many WebSockets in C. */
export async function startNchanContestant(): Promise<Contestant> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-nchan-'));
  const port = await freePort();
  const file = path.join(folder, 'nginx.conf');
  writeFileSync(file, configuration(folder, port));
  const [command, ...parameters] = pinned('server', ['nginx', '-p', folder, '-c', file]);
  const child = spawn(command, parameters, { stdio: ['ignore', 'ignore', 'inherit'] });
  await listening(port);
  return {
    name: 'nchan',
    pid: child.pid ?? 0,
    port,
    greets: false,
    clientPath: (room) => `/rooms/${room}`,
    publishHead: (room, bodySize) => postHead(port, `/rooms/${room}`, 'text/plain', bodySize),
    publishBody: (packet) => packet,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(folder: string, port: number): string {
  return `load_module ${module};
daemon off;
master_process off;
pid ${folder}/nginx.pid;
error_log stderr error;
events { worker_connections 16384; }
http {
  access_log off;
  keepalive_requests 1000000000;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  server {
    listen 127.0.0.1:${port} backlog=4096;
    location ~ ^/rooms/(\\w+)$ {
      nchan_pubsub http websocket;
      nchan_channel_id $1;
      nchan_store_messages off;
      nchan_subscriber_first_message newest;
    }
  }
}
`;
}

function modulesFolder(): string {
  return /--modules-path=(\S+)/.exec(buildOptions)?.[1] ?? '/usr/lib/nginx/modules';
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function listening(port: number): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    const socket = connect(port, '127.0.0.1');
    const [outcome] = await Promise.race([
      once(socket, 'connect').then(() => ['connected']),
      new Promise<string[]>((resolve) => socket.once('error', (error) => resolve([error.message]))),
    ]);
    socket.destroy();
    if (outcome === 'connected') return;
    await delay(50);
  }
  throw new Error(`nginx did not listen on port ${port} within 5 s.`);
}
