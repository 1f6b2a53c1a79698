import { expect, it } from 'vitest';
import { startEmulator } from '../../emulator/index.js';
import { connectClient, type Node, sendNews, startHandler, startNode, startNodeProcess } from './nodes.js';
import { startRedisServer } from './redis-server.js';
import { kill, masterName, startSentinelGroup } from './sentinel-group.js';

/** Longer than a failover takes on a busy machine: a node without a lease closes its clients. */
const cluster = { leaseMs: 60_000 };

/** How long a failover may take on a busy machine. */
const failover = { timeout: 60_000 };

const errorsOf = ({ lines }: Node) => lines.filter(({ level }) => level === 'error').map(({ message }) => message);

const dataLoss = 'Redis has lost commands that this node had read, going on from what it has';

async function problemOf(url: string): Promise<string> {
  try {
    const emulator = await startEmulator({ port: 0, logLevel: 'silent', cluster: url });
    await emulator.close();
    return 'none';
  } catch (error) {
    return (error as Error).message;
  }
}

it('goes on with the replica that takes over, and delivers nothing twice', async () => {
  await using group = await startSentinelGroup();
  await using handler = await startHandler();
  await using a = await startNode({ url: group.url, handler, cluster });
  await using b = await startNode({ url: group.url, handler, cluster });
  using first = await connectClient(a);
  using second = await connectClient(b);
  for (let value = 0; value < 20; value++) expect((await sendNews(a, value)).status).toBe(202);
  await expect.poll(() => [first.news.at(-1), second.news.at(-1)]).toEqual([19, 19]);
  // What the replica has not got yet would be lost, and that is not what is looked at here.
  await expect.poll(() => lagOf(group.master.command)).toBe(0);
  await kill(group.master.child);
  await expect.poll(async () => (await sendNews(a, 'after')).status, failover).toBe(202);
  await expect.poll(async () => (await sendNews(b, 'last')).status).toBe(202);
  const expected = [...Array(20).keys(), 'after', 'last'];
  await expect.poll(() => [first.news, second.news]).toEqual([expected, expected]);
  const restored = b.lines.find(({ message }) => message === 'connection to Redis is back');
  expect(restored?.fields['endpoint']).toBe(`redis://${group.host}:${group.replica.port}`);
  expect([errorsOf(a), errorsOf(b)]).not.toContain(dataLoss);
});

it('says what the replica that takes over had not got', async () => {
  await using group = await startSentinelGroup();
  await using handler = await startHandler();
  await using node = await startNode({ url: group.url, handler, cluster });
  using client = await connectClient(node);
  expect((await sendNews(node, 'before')).status).toBe(202);
  await expect.poll(() => lagOf(group.master.command)).toBe(0);
  await group.stopReplication();
  expect((await sendNews(node, 'of the master alone')).status).toBe(202);
  await expect.poll(() => client.news.at(-1)).toBe('of the master alone');
  await kill(group.master.child);
  await expect.poll(async () => (await sendNews(node, 'after')).status, failover).toBe(202);
  await expect.poll(() => client.news.at(-1)).toBe('after');
  await expect.poll(() => errorsOf(node)).toContain(dataLoss);
});

it('follows a failover that a sentinel was told to make', async () => {
  await using group = await startSentinelGroup();
  await using handler = await startHandler();
  await using node = await startNode({ url: group.url, handler, cluster });
  using client = await connectClient(node);
  await expect.poll(() => group.sentinel.command('SENTINEL', 'FAILOVER', masterName)).toContain('+OK');
  await expect
    .poll(() => group.sentinel.command('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', masterName))
    .toContain(String(group.replica.port));
  await expect.poll(async () => (await sendNews(node, 'after')).status).toBe(202);
  await expect.poll(() => client.news.at(-1)).toBe('after');
});

it('asks the sentinels again where its master answers as a replica', async () => {
  await using group = await startSentinelGroup();
  await using handler = await startHandler();
  await using node = await startNode({ url: group.url, handler, cluster });
  using client = await connectClient(node);
  const { host, master, replica, sentinel } = group;
  await sentinel.command('SENTINEL', 'REMOVE', masterName);
  await replica.command('REPLICAOF', 'NO', 'ONE');
  await master.command('REPLICAOF', host, String(replica.port));
  await sentinel.command('SENTINEL', 'MONITOR', masterName, host, String(replica.port), '1');
  await expect.poll(async () => (await sendNews(node, 'after')).status).toBe(202);
  await expect.poll(() => client.news.at(-1)).toBe('after');
  const reasons = node.lines.map(({ fields }) => String(fields['reason']));
  expect(reasons).toContainEqual(expect.stringContaining('READONLY'));
});

it('speaks TLS with the sentinels and with the Redis', async () => {
  await using group = await startSentinelGroup({ hasTls: true });
  const env = { NODE_EXTRA_CA_CERTS: group.certificateFile };
  await using node = await startNodeProcess({ url: group.url, cluster, env });
  using client = await connectClient(node);
  expect((await sendNews(node, 'hidden')).status).toBe(202);
  await expect.poll(() => client.news).toEqual(['hidden']);
  expect(await problemOf(group.url)).toContain('does not answer (DEPTH_ZERO_SELF_SIGNED_CERT). Check cluster.');
});

it('asks the next sentinel where one does not answer', async () => {
  await using group = await startSentinelGroup();
  await using gone = await startRedisServer();
  const { host, sentinel } = group;
  await gone.kill();
  expect(await problemOf(`redis-sentinel://${gone.host},${host}:${sentinel.port}/${masterName}`)).toBe('none');
});

it('says that no sentinel can say where the Redis is, and why', async () => {
  await using group = await startSentinelGroup();
  await using redis = await startRedisServer();
  const { host, master, sentinel } = group;
  const closed = `${host}:1`;
  const start = 'No sentinel of redis-sentinel://';
  expect(await problemOf(`redis-sentinel://:secret@${closed},${redis.host}/${masterName}`)).toBe(
    `${start}${closed},${redis.host}/${masterName} says where the Redis is. ${closed} does not answer (ECONNREFUSED). ${redis.host} is no sentinel. Check cluster.`,
  );
  const at = `${host}:${sentinel.port}`;
  expect(await problemOf(`redis-sentinel://${at}/other`)).toBe(
    `${start}${at}/other says where the Redis is. ${at} knows "${masterName}", and not "other". Check cluster.`,
  );
  await sentinel.command('SENTINEL', 'SET', masterName, 'down-after-milliseconds', '60000');
  await kill(master.child);
  expect(await problemOf(group.url)).toBe(
    `No Redis answers at redis://${host}:${master.port} (ECONNREFUSED). Start it, or set cluster to the URL of one that runs.`,
  );
});

it('has passwords for the Redis and for the sentinels', async () => {
  await using group = await startSentinelGroup({
    sentinelLines: [`sentinel auth-pass ${masterName} right`, 'requirepass guarded'],
  });
  await group.master.command('CONFIG', 'SET', 'requirepass', 'right');
  const rest = group.url.replace('redis-sentinel://', '');
  expect(await problemOf(group.url)).toContain(
    'needs a password: put ?sentinel_password=… at the end of the URL. Check cluster.',
  );
  expect(await problemOf(`${group.url}?sentinel_password=wrong`)).toContain(
    'rejects sentinel_username or sentinel_password of the URL.',
  );
  expect(await problemOf(`${group.url}?sentinel_password=guarded`)).toContain('needs a password. Put it into the URL');
  expect(await problemOf(`redis-sentinel://:right@${rest}?sentinel_password=guarded`)).toBe('none');
});

it('does not show passwords of a URL that is wrong', async () => {
  const problem = await problemOf('redis-sentinel://:one@host/name/?sentinel_password=two');
  expect(problem).toContain('cluster is "redis-sentinel://***@host/name/?sentinel_password=***": it must be');
});

/** How many bytes the replica of a master has not got yet. */
async function lagOf(command: (...words: string[]) => Promise<string>): Promise<number> {
  const text = await command('INFO', 'replication');
  const offsetOf = (pattern: RegExp) => Number(pattern.exec(text)?.[1] ?? NaN);
  return offsetOf(/master_repl_offset:(\d+)/) - offsetOf(/slave0:.*offset=(\d+)/);
}
