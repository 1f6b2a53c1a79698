import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { generate } from 'selfsigned';
import { expect } from 'vitest';
import { ask } from './ask-redis.js';

/** By which the sentinel of a group knows its master. */
export const masterName = 'news';

/** A Redis or sentinel of a group. */
interface GroupMember {
  /** For nodes. */
  readonly port: number;
  readonly child: ChildProcess;
  readonly command: (...words: string[]) => Promise<string>;
}

/** A Redis, its replica, and a sentinel that lets the replica take over. */
interface SentinelGroup extends AsyncDisposable {
  /** An address of this machine that nothing else uses. */
  readonly host: string;
  readonly url: string;
  readonly master: GroupMember;
  readonly replica: GroupMember;
  readonly sentinel: GroupMember;
  /** The file of the certificate that all three have, where they have TLS. */
  readonly certificateFile: string;
  /** Lets nothing more of the master reach the replica. */
  stopReplication(): Promise<void>;
}

interface GroupOptions {
  /** Whether they speak TLS with nodes and with one another. */
  readonly hasTls?: boolean;
  /** Lines of the sentinel's configuration. */
  readonly sentinelLines?: readonly string[];
}

/** With this user the replica comes to the master. */
const replicaUser = [
  ...['--user', 'replica', 'on', '>secret', '~*', '&*', '+@all', '--masteruser', 'replica', '--masterauth', 'secret'],
  ...['--repl-diskless-sync-delay', '0'],
];

export async function startSentinelGroup(options: GroupOptions = {}): Promise<SentinelGroup> {
  const { hasTls = false, sentinelLines = [] } = options;
  const folder = await mkdtemp(path.join(tmpdir(), 'sentinel-'));
  const host = `127.${randomInt(1, 255)}.${randomInt(1, 255)}.${randomInt(1, 255)}`;
  const certificateFile = path.join(folder, 'certificate.pem');
  const tlsLines = hasTls ? await makeCertificate(host, certificateFile) : [];
  const children: ChildProcess[] = [];

  const start = async (parameters: readonly string[], isUp: RegExp): Promise<GroupMember> => {
    const plainPort = await freePort(host);
    const port = hasTls ? await freePort(host) : plainPort;
    const ports = ['--port', String(plainPort), ...(hasTls ? ['--tls-port', String(port)] : [])];
    const child = spawn('redis-server', [...parameters, '--bind', host, ...ports, ...tlsLines], {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    children.push(child);
    await waitForOutput(child, isUp);
    return { port, child, command: (...words) => ask({ host, port: plainPort }, words) };
  };
  const startRedis = (name: string, ...parameters: string[]): Promise<GroupMember> =>
    start(
      [...['--dbfilename', `${name}.rdb`, '--save', '', '--replica-announce-ip', host], ...replicaUser, ...parameters],
      /eady to accept connections/,
    );

  const master = await startRedis('master');
  const replica = await startRedis('replica', '--replicaof', `${host} ${master.port}`);
  // A sentinel that finds no replica looks again ten seconds later.
  await expect.poll(() => master.command('INFO', 'replication')).toContain('state=online');
  const file = path.join(folder, 'sentinel.conf');
  const lines = [
    `sentinel monitor ${masterName} ${host} ${master.port} 1`,
    `sentinel down-after-milliseconds ${masterName} 500`,
    // One that fails, for want of news of the replica, is tried again after twice this time.
    `sentinel failover-timeout ${masterName} 2000`,
  ];
  await writeFile(file, [...lines, ...sentinelLines].join('\n'));
  const sentinel = await start([file, '--sentinel'], /\+monitor master/);
  return {
    host,
    url: `redis${hasTls ? 's' : ''}-sentinel://${host}:${sentinel.port}/${masterName}`,
    master,
    replica,
    sentinel,
    certificateFile,
    async stopReplication() {
      await master.command('ACL', 'SETUSER', 'replica', 'off');
      await master.command('CLIENT', 'KILL', 'USER', 'replica');
    },
    async [Symbol.asyncDispose]() {
      await Promise.all(children.map(kill));
      await rm(folder, { recursive: true });
    },
  };
}

/** Ends a process at once. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

async function waitForOutput({ stdout }: ChildProcess, expected: RegExp): Promise<void> {
  let output = '';
  await new Promise<void>((resolve, reject) => {
    stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      if (expected.test(output)) resolve();
    });
    stdout?.once('end', () => reject(new Error(`redis-server has ended:\n${output}`)));
  });
}

/** @returns the parameters of redis-server that let it use the certificate. */
async function makeCertificate(host: string, file: string): Promise<string[]> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: host }], {
    algorithm: 'sha256',
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: [{ type: 7, ip: host }] },
    ],
  });
  const keyFile = `${file}.key`;
  await writeFile(file, cert);
  await writeFile(keyFile, key);
  return [
    ...['--tls-cert-file', file, '--tls-key-file', keyFile, '--tls-ca-cert-file', file],
    ...['--tls-auth-clients', 'no', '--tls-replication', 'yes'],
  ];
}

/** A port of an address that nothing else uses, so that it stays free. */
async function freePort(host: string): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
