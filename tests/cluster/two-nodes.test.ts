import { afterAll, beforeAll, expect, it } from 'vitest';
import { groupName } from '../../protocol/index.js';
import { connectClient, type Handler, hub, type Node, sendNews, service, startHandler, startNode } from './nodes.js';
import { type RedisServer, startRedisServer } from './redis-server.js';

let redis: RedisServer;
let handler: Handler;
let nodes: [Node, Node];

beforeAll(async () => {
  redis = await startRedisServer();
  handler = await startHandler();
  const { url } = redis;
  nodes = await Promise.all([startNode({ url, handler }), startNode({ url, handler })]);
});

afterAll(async () => {
  await Promise.all(nodes.map((node) => node.close()));
  await handler[Symbol.asyncDispose]();
  await redis[Symbol.asyncDispose]();
});

const pathOf = (path: Record<string, string>) => ({ params: { path: { hub, ...path } } });

it('delivers a send of any node to the clients of all nodes, once and in order', async () => {
  const [a, b] = nodes;
  using first = await connectClient(a);
  using second = await connectClient(b);
  const values = Array.from({ length: 50 }, (_, index) => index);
  for (const value of values) {
    expect((await sendNews(value % 2 === 0 ? a : b, value)).status).toBe(202);
  }
  await expect.poll(() => [first.news.length, second.news.length]).toEqual([50, 50]);
  expect([first.news, second.news]).toEqual([values, values]);
});

it('answers of connections, groups, users and permissions of all nodes', async () => {
  const [a, b] = nodes;
  using client = await connectClient(a);
  const { connectionId } = client;
  const group = groupName('/', 'lobby');
  const permission = 'sendToGroup' as const;
  const asked = service(b);
  const connection = pathOf({ connectionId }) as { params: { path: { hub: string; connectionId: string } } };
  const member = pathOf({ group, connectionId }) as {
    params: { path: { hub: string; group: string; connectionId: string } };
  };
  const statuses: Record<string, number> = {};
  const keep = (name: string, { response }: { response: Response }): void => void (statuses[name] = response.status);
  keep('exists', await asked.HEAD('/api/hubs/{hub}/connections/{connectionId}', connection));
  keep('joins', await asked.PUT('/api/hubs/{hub}/groups/{group}/connections/{connectionId}', member));
  keep('group', await service(a).HEAD('/api/hubs/{hub}/groups/{group}', member));
  const rule = { params: { path: { hub, connectionId, permission }, query: { targetName: group } } };
  keep('grant', await asked.PUT('/api/hubs/{hub}/permissions/{permission}/connections/{connectionId}', rule));
  keep('allowed', await asked.HEAD('/api/hubs/{hub}/permissions/{permission}/connections/{connectionId}', rule));
  const page = await asked.GET('/api/hubs/{hub}/groups/{group}/connections', { params: { path: { hub, group } } });
  expect(page.data?.value).toEqual([{ connectionId, userId: null }]);
  keep('closed', await asked.DELETE('/api/hubs/{hub}/connections/{connectionId}', connection));
  keep('gone', await asked.HEAD('/api/hubs/{hub}/connections/{connectionId}', connection));
  keep('no group', await asked.HEAD('/api/hubs/{hub}/groups/{group}', member));
  keep('no join', await asked.PUT('/api/hubs/{hub}/groups/{group}/connections/{connectionId}', member));
  expect(statuses).toEqual({
    exists: 200,
    joins: 200,
    group: 200,
    grant: 200,
    allowed: 200,
    closed: 204,
    gone: 404,
    'no group': 404,
    'no join': 404,
  });
});

it('puts the connections of all nodes into groups by a filter, and lists them page by page', async () => {
  const [a, b] = nodes;
  const clients = await Promise.all([a, b, a, b, a].map((node) => connectClient(node)));
  const { response } = await service(a).POST('/api/hubs/{hub}/:addToGroups', {
    params: { path: { hub } },
    body: { groups: ['all'], filter: `'${groupName('/')}' in groups` },
  });
  expect(response.status).toBe(200);
  const seen: string[] = [];
  let continuationToken: string | undefined;
  do {
    const query = { maxpagesize: 2, ...(continuationToken !== undefined && { continuationToken }) };
    const { data } = await service(b).GET('/api/hubs/{hub}/groups/{group}/connections', {
      params: { path: { hub, group: 'all' }, query },
    });
    seen.push(...(data?.value ?? []).map(({ connectionId }) => connectionId));
    continuationToken = data?.nextLink
      ? (new URL(data.nextLink).searchParams.get('continuationToken') ?? '')
      : undefined;
  } while (continuationToken !== undefined);
  expect(seen.sort()).toEqual(clients.map(({ connectionId }) => connectionId).sort());
  for (const client of clients) client.socket.close();
});

it('rejects a call that no node executes as a whole, as one node does', async () => {
  const [a, b] = nodes;
  using client = await connectClient(a);
  const groups = Array.from({ length: 20_000 }, (_, index) => `group-${index}`);
  const { response, error } = await service(b).POST('/api/hubs/{hub}/:addToGroups', {
    params: { path: { hub } },
    body: { groups, filter: `connectionId eq '${client.connectionId}'` },
  });
  expect([response.status, (error as { message?: string } | undefined)?.message]).toEqual([
    400,
    expect.stringContaining(`The connection ${client.connectionId} would be in more than`),
  ]);
});

it('tells an event handler of each socket once, whichever node has it', async () => {
  const clients = await Promise.all(nodes.map((node) => connectClient(node)));
  const sockets = clients.map(({ socket }) => socket.id);
  for (const { socket } of clients) socket.close();
  const told = (name: string) => handler.events(name).filter(({ socketId }) => sockets.includes(socketId));
  await expect.poll(() => told('disconnected').length).toBe(2);
  expect(new Set(told('disconnected').map(({ socketId }) => socketId)).size).toBe(2);
});

it('says to a client that polls another node which setting is missing, and ends its session', async () => {
  const [a, b] = nodes;
  using client = await connectClient(a, { transports: ['polling'] });
  const { id } = client.socket;
  const url = (node: Node) =>
    `${node.endpoint}/clients/socketio/hubs/${hub}?EIO=4&transport=polling&sid=${client.connectionId}`;
  const poll = async () => {
    const response = await fetch(url(b));
    return [response.status, await response.text()];
  };
  // A node knows of another some seconds after it has come.
  await expect.poll(poll).toEqual([400, expect.stringContaining('hash $remote_addr consistent;')]);
  // Its client is not back before long: its own node need not wait for it.
  const ends = () => handler.events('disconnected').filter(({ socketId }) => socketId === id);
  await expect.poll(() => ends().map(({ body }) => body)).toEqual(['{"reason":"ClientMoved"}']);
  expect(b.lines).toContainEqual(
    expect.objectContaining({
      level: 'warn',
      message: 'client rejected',
      fields: expect.objectContaining({ reason: expect.stringContaining('ip_hash') as unknown }) as unknown,
    }),
  );
});
