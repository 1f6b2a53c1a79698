import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ask } from './ask-redis.js';

/** A Redis of a test, on a socket file of its own, behind a TCP port that the test can cut. */
export interface RedisServer extends AsyncDisposable {
  /** `127.0.0.1:6379`. */
  readonly host: string;
  readonly url: string;
  /** Sends one command to it, past the port. */
  command(...words: string[]): Promise<unknown>;
  /** Ends it at once, with what it has not written. */
  kill(): Promise<void>;
  start(): Promise<void>;
  /** Cuts each connection with the first answer to a request that contains this text, once, and keeps the answer. */
  loseAnswerTo(text: string): void;
  /** Holds back the answers on connections that have sent this text, until the function that is returned is called. */
  holdAnswersTo(text: string): () => void;
}

/** @param parameters of redis-server, such as `--requirepass`. */
export async function startRedisServer(...parameters: string[]): Promise<RedisServer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'redis-'));
  const file = path.join(folder, 'socket');
  let child: ChildProcess | undefined;
  let lost: string | undefined;
  let held: string | undefined;
  const waiting: (() => void)[] = [];
  const sockets = new Set<Socket>();

  const proxy = createServer((client) => {
    const server = connect(file);
    const cut = (): void => {
      client.destroy();
      server.destroy();
    };
    let losesNext = false;
    let isHeld = false;
    sockets.add(client);
    client.on('data', (chunk) => {
      const text = chunk.toString('latin1');
      if (lost !== undefined && text.includes(lost)) {
        lost = undefined;
        losesNext = true;
      }
      if (held !== undefined && text.includes(held)) isHeld = true;
      server.write(chunk);
    });
    server.on('data', (chunk) => {
      if (losesNext) cut();
      else if (isHeld && held !== undefined) waiting.push(() => client.write(chunk));
      else client.write(chunk);
    });
    for (const socket of [client, server]) socket.on('error', cut).on('close', cut);
    client.on('close', () => sockets.delete(client));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const host = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;

  const start = async (): Promise<void> => {
    child = spawn('redis-server', ['--port', '0', '--unixsocket', file, '--dir', folder, '--save', '', ...parameters], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    let output = '';
    for await (const chunk of child.stdout ?? []) {
      output += String(chunk);
      if (output.includes('eady to accept connections')) return;
    }
    throw new Error(`redis-server has ended:\n${output}`);
  };
  const kill = async (): Promise<void> => {
    if (child?.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    for (const socket of sockets) socket.destroy();
  };
  await start();
  return {
    host,
    url: `redis://${host}`,
    command: (...words) => ask({ path: file }, words),
    kill,
    start,
    loseAnswerTo: (text) => void (lost = text),
    holdAnswersTo(text) {
      held = text;
      return () => {
        held = undefined;
        for (const write of waiting.splice(0)) write();
      };
    },
    async [Symbol.asyncDispose]() {
      await kill();
      await new Promise((resolve) => proxy.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
}
