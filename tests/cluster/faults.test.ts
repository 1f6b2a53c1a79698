import { afterEach, beforeEach, expect, it } from 'vitest';
import { groupName } from '../../protocol/index.js';
import {
  connectClient,
  type Handler,
  hub,
  type Node,
  sendNews,
  service,
  startHandler,
  startNode,
  startNodeProcess,
} from './nodes.js';
import { type RedisServer, startRedisServer } from './redis-server.js';

let redis: RedisServer;
let handler: Handler;
let open: AsyncDisposable[] = [];

beforeEach(async () => {
  redis = await startRedisServer('--appendonly', 'yes', '--appendfsync', 'always');
  handler = await startHandler();
});

afterEach(async () => {
  for (const node of open) await node[Symbol.asyncDispose]();
  open = [];
  await handler[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
});

async function node(cluster: Readonly<Record<string, unknown>> = {}): Promise<Node> {
  const started = await startNode({ url: redis.url, handler, cluster });
  open.push(started);
  return started;
}

/** Longer than Redis is away on a busy machine: a node without a lease closes its clients. */
const longLease = { leaseMs: 60_000 };

const errorsOf = ({ lines }: Node) => lines.filter(({ level }) => level === 'error').map(({ message }) => message);

/** Of how many sockets it has told, for each dead node that it has taken care of. */
const socketsOfDeadNodes = ({ lines }: Node) =>
  lines.filter(({ message }) => message === 'dead node is forgotten').map(({ fields }) => fields['sockets']);

it('delivers a send once whose answer Redis could not give', async () => {
  const [a, b] = [await node(), await node()];
  using first = await connectClient(a);
  using second = await connectClient(b);
  redis.loseAnswerTo('["news","once"]');
  expect((await sendNews(a, 'once')).status).toBe(202);
  expect((await sendNews(b, 'last')).status).toBe(202);
  await expect.poll(() => [first.news.at(-1), second.news.at(-1)]).toEqual(['last', 'last']);
  expect([first.news, second.news]).toEqual([
    ['once', 'last'],
    ['once', 'last'],
  ]);
  // It was there twice, and the second time it was ignored.
  const stream = String(await redis.command('XRANGE', `socketio-serverless:default:{hub:${hub}}:commands`, '-', '+'));
  expect(stream.match(/"news","once"/g)).toHaveLength(2);
});

it('answers 503 with Retry-After while Redis is away, and delivers what comes after', async () => {
  const a = await node(longLease);
  using client = await connectClient(a);
  await redis.kill();
  const away = await sendNews(a, 'away');
  expect([away.status, away.headers.get('retry-after')]).toEqual([503, '1']);
  await redis.start();
  await expect.poll(async () => (await sendNews(a, 'back')).status).toBe(202);
  await expect.poll(() => client.news.at(-1)).toBe('back');
  expect(errorsOf(a)).toEqual(['connection to Redis is lost, trying to get it back']);
});

it('delivers all that was accepted though Redis is killed', async () => {
  const [a, b] = [await node(longLease), await node(longLease)];
  using client = await connectClient(b);
  const accepted: number[] = [];
  let value = 0;
  const sendFor = async (count: number): Promise<void> => {
    for (const end = value + count; value < end; value++) {
      if ((await sendNews(a, value)).status === 202) accepted.push(value);
    }
  };
  const sending = sendFor(200);
  await redis.kill();
  await redis.start();
  await sending;
  await expect.poll(async () => (await sendNews(a, 'last')).status).toBe(202);
  await expect.poll(() => client.news.at(-1)).toBe('last');
  expect(client.news.filter((item) => typeof item === 'number' && accepted.includes(item))).toEqual(accepted);
  expect(new Set(client.news).size).toBe(client.news.length);
});

it('goes on after Redis has lost its data, and says so', async () => {
  await redis[Symbol.asyncDispose]();
  redis = await startRedisServer();
  const [a, b] = [await node(longLease), await node(longLease)];
  using client = await connectClient(a);
  expect((await sendNews(b, 'before')).status).toBe(202);
  await expect.poll(() => client.news).toEqual(['before']);
  await redis.kill();
  await redis.start();
  await expect.poll(async () => (await sendNews(b, 'after')).status).toBe(202);
  await expect.poll(() => client.news.at(-1)).toBe('after');
  await expect
    .poll(() => errorsOf(a))
    .toContain('Redis has lost commands that this node had read, going on from what it has');
  const group = groupName('/');
  const { response } = await service(b).HEAD('/api/hubs/{hub}/groups/{group}', { params: { path: { hub, group } } });
  expect(response.status).toBe(200);
});

it('answers 503, and nothing wrong, where a node does not answer', async () => {
  const a = await node(longLease);
  await using silent = await startNodeProcess({ url: redis.url, handler, cluster: longLease });
  using client = await connectClient(silent);
  expect(client.socket.connected).toBe(true);
  silent.child.kill('SIGSTOP');
  const group = 'nobody';
  const asked = { params: { path: { hub, group } } };
  const { response } = await service(a).HEAD('/api/hubs/{hub}/groups/{group}', asked);
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '1']);
  silent.child.kill('SIGCONT');
  await expect
    .poll(async () => (await service(a).HEAD('/api/hubs/{hub}/groups/{group}', asked)).response.status)
    .toBe(404);
});

it('tells once of the sockets of a node that was killed', async () => {
  await node();
  const a = await node();
  await using killed = await startNodeProcess({ url: redis.url, handler });
  const clients = await Promise.all([1, 2, 3].map(() => connectClient(killed)));
  const sockets = clients.map(({ socket }) => socket.id).sort();
  await expect.poll(async () => String(await redis.command('KEYS', '*:sockets'))).toContain(':sockets');
  killed.child.kill('SIGKILL');
  await expect.poll(() => handler.events('disconnected').length).toBe(3);
  await expect
    .poll(async () => String(await redis.command('SCARD', 'socketio-serverless:default:nodes')))
    .toContain('2');
  const told = handler.events('disconnected');
  expect(told.map(({ socketId }) => socketId).sort()).toEqual(sockets);
  expect(told.map(({ body }) => body)).toEqual(Array(3).fill('{"reason":"NodeLost"}'));
  const group = groupName('/');
  const { response } = await service(a).HEAD('/api/hubs/{hub}/groups/{group}', { params: { path: { hub, group } } });
  expect(response.status).toBe(404);
});

it('closes the clients of a node that has slept longer than its lease, and tells once of their sockets', async () => {
  const a = await node();
  await using asleep = await startNodeProcess({ url: redis.url, handler });
  using client = await connectClient(asleep);
  const { id } = client.socket;
  const closed = new Promise((resolve) => client.socket.once('disconnect', resolve));
  asleep.child.kill('SIGSTOP');
  await expect.poll(() => handler.events('disconnected').length).toBe(1);
  // What it would serve first, once it wakes.
  client.socket.emit('hello');
  asleep.child.kill('SIGCONT');
  await closed;
  // It serves again, by another id.
  await expect.poll(() => connectClient(asleep).then(({ socket }) => socket.close().id)).toBeUndefined();
  expect((await sendNews(a, 'x')).status).toBe(202);
  expect(handler.events('hello')).toEqual([]);
  expect(handler.events('disconnected').filter(({ socketId }) => socketId === id)).toHaveLength(1);
});

it.each([
  ['is forgotten before Redis is back', 1000],
  ['waits for Redis still', 60_000],
])(
  'tells once of the sockets that no other node can know of, since they connected without Redis: their record %s',
  async (_, requestTimeoutMs) => {
    const a = await node({ requestTimeoutMs });
    using known = await connectClient(a);
    await expect.poll(async () => String(await redis.command('KEYS', '*:sockets'))).toContain(':sockets');
    await redis.kill();
    await expect.poll(() => errorsOf(a)).toContain('connection to Redis is lost, trying to get it back');
    using unknown = await connectClient(a);
    const ids = [known, unknown].map(({ socket }) => socket.id);
    await expect.poll(() => handler.events('disconnected').map(({ socketId }) => socketId)).toEqual([ids[1]]);
    await redis.start();
    // Of the other one, whoever finds what Redis has of the node that has lost its lease.
    await expect.poll(() => socketsOfDeadNodes(a)).toEqual([1]);
    expect(handler.events('disconnected').map(({ socketId }) => socketId)).toEqual([ids[1], ids[0]]);
  },
);

it.each([
  ['is forgotten before Redis is back', 1000],
  ['waits for Redis still', 60_000],
])('tells once of a socket that left while its node lost Redis for good: its note %s', async (_, requestTimeoutMs) => {
  const a = await node({ requestTimeoutMs });
  using client = await connectClient(a);
  const { id } = client.socket;
  await expect.poll(async () => String(await redis.command('KEYS', '*:sockets'))).toContain(':sockets');
  await redis.kill();
  await expect.poll(() => errorsOf(a)).toContain('connection to Redis is lost, trying to get it back');
  client.socket.disconnect();
  await expect.poll(() => handler.events('disconnected').map(({ socketId }) => socketId)).toEqual([id]);
  await expect.poll(() => errorsOf(a)).toContain('this node has lost its lease, closing its clients');
  await redis.start();
  await expect.poll(() => socketsOfDeadNodes(a)).toEqual([0]);
  expect(handler.events('disconnected')).toHaveLength(1);
});

it('answers 503 without its lease to polls for other nodes too, so that nginx goes on to those', async () => {
  const a = await node();
  await redis.kill();
  await expect.poll(() => errorsOf(a)).toContain('this node has lost its lease, closing its clients');
  const poll = await fetch(`${a.endpoint}/clients/socketio/hubs/${hub}?EIO=4&transport=polling&sid=of-another-node`);
  expect([poll.status, await poll.text()]).toEqual([503, expect.stringContaining('The node has lost its cluster.')]);
});

it('says how much it has missed of a stream that was trimmed', async () => {
  const cluster = { ...longLease, requestTimeoutMs: 60_000, maxStreamLength: 1000 };
  const [a, b] = [await node(cluster), await node(cluster)];
  using client = await connectClient(a);
  // Whatever reads a stream says how much, also on the connection that is made when this one has been silent for long.
  const release = redis.holdAnswersTo('COUNT');
  const count = 2000;
  for (let sent = 0; sent < count; sent += 100) {
    const statuses = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => (await sendNews(b, sent + index)).status),
    );
    expect(new Set(statuses)).toEqual(new Set([202]));
  }
  // Those that are sent together come in any order.
  expect((await sendNews(b, 'last')).status).toBe(202);
  release();
  await expect.poll(() => client.news.at(-1), { timeout: 60_000 }).toBe('last');
  const losses = a.lines.filter(({ message }) => message === 'commands were dropped before this node had read them');
  const missed = losses.reduce((sum, { fields }) => sum + Number(fields['entries']), 0);
  expect(missed).toBe(count + 1 - client.news.length);
  expect(missed).toBeGreaterThan(0);
});
