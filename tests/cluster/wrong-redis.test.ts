import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, createServer as createTcpServer } from 'node:net';
import { expect, it } from 'vitest';
import { startEmulator } from '../../emulator/index.js';
import { listen } from '../../fixtures/http/listen.js';
import { startRedisServer } from './redis-server.js';

async function problemOf(cluster: string): Promise<string> {
  try {
    const emulator = await startEmulator({ port: 0, cluster });
    await emulator.close();
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
}

const rule =
  'the URL of a Redis, such as redis://:password@host:6379/0 or rediss://host, ' +
  'or of its sentinels, such as redis-sentinel://:password@host1:26379,host2:26379/master-name';

it.each([
  ['another scheme', 'http://localhost:6379'],
  ['no URL', 'localhost:6379'],
  ['a database that is no number', 'redis://localhost/cache'],
])('rejects %s as a URL', async (_, url) => {
  expect(await problemOf(url)).toContain(`cluster is "${url}": it must be ${rule}, or a mapping`);
});

it('says that nothing answers', async () => {
  const server = createServer();
  const { port, ...listening } = await listen(server, '127.0.0.1', 0);
  await listening.close();
  expect(await problemOf(`redis://:secret@127.0.0.1:${port}`)).toBe(
    `No Redis answers at redis://127.0.0.1:${port} (ECONNREFUSED). Start it, or set cluster to the URL of one that runs.`,
  );
});

it('says that a host is not known', async () => {
  expect(await problemOf('redis://redis.invalid')).toMatch(/^The host in redis:\/\/redis\.invalid is not known \(E/);
});

it('says that a server is no Redis', async () => {
  const { port, ...listening } = await listen(createServer(), '127.0.0.1', 0);
  expect(await problemOf(`redis://127.0.0.1:${port}`)).toMatch(/closed the connection\. .* Or is it no Redis\?$/);
  await listening.close();
});

it('says why a Redis in protected mode may close the connection', async () => {
  const server = createTcpServer((socket) => {
    socket
      .on('error', () => undefined)
      .once('data', () => socket.end('-DENIED Redis is running in protected mode\r\n'));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await problemOf(`redis://127.0.0.1:${port}`)).toMatch(/protected mode .*give it a password/);
  server.close();
});

it('says that a Redis is too old', async () => {
  // A stand-in for an old Redis: it answers INFO as one does, and accepts all else.
  const info = '# Server\r\nredis_version:5.0.0\r\nrole:master\r\n';
  const server = createTcpServer((socket) => {
    socket
      .on('error', () => undefined)
      .on('data', (chunk) => {
        for (const [, name] of chunk.toString().matchAll(/\*\d+\r\n\$\d+\r\n(\w+)\r\n/g)) {
          socket.write(name === 'INFO' ? `$${info.length}\r\n${info}\r\n` : '+OK\r\n');
        }
      });
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  expect(await problemOf(`redis://:secret@127.0.0.1:${port}`)).toBe(
    `The Redis at redis://127.0.0.1:${port} is version 5.0.0; expected 7 or later. Update it.`,
  );
  server.close();
});

it('says that a Redis has no TLS', async () => {
  await using redis = await startRedisServer();
  expect(await problemOf(`rediss://${redis.host}`)).toContain(`Cannot use the Redis at rediss://${redis.host}: `);
});

it('says that a password is missing, or wrong', async () => {
  await using redis = await startRedisServer('--requirepass', 'right');
  expect(await problemOf(redis.url)).toBe(
    `The Redis at ${redis.url} needs a password. Put it into the URL: redis://:password@host.`,
  );
  expect(await problemOf(`redis://:wrong@${redis.host}`)).toBe(
    `The Redis at ${redis.url} rejects the user name or password in the URL of cluster.`,
  );
  expect(await problemOf(`redis://:right@${redis.host}`)).toBe('none');
});

it('says that a Redis is a replica, and of what', async () => {
  await using redis = await startRedisServer('--replicaof', '127.0.0.1 1');
  expect(await problemOf(redis.url)).toBe(
    `The Redis at ${redis.url} is a replica, which accepts no writes. Set cluster to its master, 127.0.0.1:1.`,
  );
});

it('says that a Redis Cluster is not supported', async () => {
  await using redis = await startRedisServer('--port', '0', '--cluster-enabled', 'yes', '--cluster-port', '1');
  expect(await problemOf(redis.url)).toContain('is a node of a Redis Cluster, which is not supported');
});

it('says what a user may not do', async () => {
  await using redis = await startRedisServer();
  await redis.command('ACL', 'SETUSER', 'limited', 'on', '>pass', '~other:*', '+@all');
  expect(await problemOf(`redis://limited:pass@${redis.host}`)).toContain(
    `The Redis at ${redis.url} does not let this user do what a cluster needs`,
  );
});

it('ends the command with its message, and a code for wrong settings', async () => {
  await using redis = await startRedisServer('--requirepass', 'right');
  const parameters = ['dist/cli/main.js', 'start', '--port', '0', '--cluster', redis.url];
  const { code, stderr } = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
    execFile(process.execPath, parameters, (error, _stdout, text) => resolve({ code: error?.code, stderr: text }));
  });
  expect([code, stderr]).toEqual([
    3,
    `The Redis at ${redis.url} needs a password. Put it into the URL: redis://:password@host.\n`,
  ]);
});
