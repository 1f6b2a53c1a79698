import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { setupServer } from 'msw/node';
import { afterAll, afterEach, beforeAll, describe, expect, it, test } from 'vitest';
import { operationById, operationIds, type OperationId, validateResponse } from '../openapi/index.js';
import { groupName, parseConnectionString, signAccessToken } from '../protocol/index.js';
import filters from '../specs/vectors/filters.json' with { type: 'json' };
import { mswService } from './msw-service.js';

const service = mswService();
const server = setupServer(...service.handlers);

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => service.reset());
afterAll(() => server.close());

const noRetry = { retryOptions: { maxRetries: 0 } };
const plain = { contentType: 'text/plain' } as const;

function backend(): WebPubSubServiceClient {
  return new WebPubSubServiceClient(service.connectionString, 'chat', noRetry);
}

interface Call {
  readonly path: string;
  readonly body?: string;
  readonly contentType?: string;
  readonly token?: boolean;
}

/** Sends a request by fetch, which MSW takes, and returns the answer with what breaks the contract in it. */
async function call(operationId: OperationId, { path, body, contentType, token = true }: Call) {
  const operation = operationById(operationId);
  const url = `${service.endpoint}${path}`;
  const { accessKey } = parseConnectionString(service.connectionString);
  const audience = url.split('?')[0] ?? '';
  const bearer = `Bearer ${signAccessToken({ key: accessKey, audience, lifetimeSeconds: 60 })}`;
  const response = await fetch(url, {
    method: operation.method,
    headers: {
      ...(token && { authorization: bearer }),
      ...(contentType !== undefined && { 'content-type': contentType }),
    },
    ...(body !== undefined && { body }),
  });
  const headers: Record<string, string> = {};
  response.headers.forEach((value, name) => (headers[name] = value));
  const answer = { status: response.status, headers, body: await response.text() };
  return { ...answer, violations: validateResponse(operation, answer) };
}

const event = { body: '42["news",1]', contentType: 'text/plain' };
const groups = JSON.stringify({ groups: ['g'], filter: "userId eq 'ana'" });
const json = 'application/json';
const hub = '/api/hubs/chat';
const permission = `${hub}/permissions/sendToGroup/connections/c?targetName=g`;
const wrongPath = { path: `${hub}/connections/${'c'.repeat(2000)}` };

/** For each operation: a valid call with its status, and an invalid one with the status of its rejection. */
const calls: Readonly<Record<OperationId, readonly [valid: Call, status: number, invalid: Call, status: number]>> = {
  getServiceStatus: [{ path: '/api/health', token: false }, 200, { path: '/api/health?api-version=1' }, 400],
  addConnectionsToGroups: [
    ...([{ path: `${hub}/:addToGroups`, body: groups, contentType: json }, 200] as const),
    ...([{ path: `${hub}/:addToGroups`, body: '{"groups":1}', contentType: json }, 400] as const),
  ],
  removeConnectionsFromGroups: [
    ...([{ path: `${hub}/:removeFromGroups`, body: groups, contentType: json }, 200] as const),
    ...([{ path: `${hub}/:removeFromGroups`, body: '{', contentType: json }, 400] as const),
  ],
  sendToAll: [{ path: `${hub}/:send`, ...event }, 202, { path: `${hub}/:send?filter=x(`, ...event }, 400],
  sendToGroup: [
    ...([{ path: `${hub}/groups/g/:send`, ...event }, 202] as const),
    ...([{ path: `${hub}/groups/g/:send`, body: 'x', contentType: 'image/png' }, 415] as const),
  ],
  sendToConnection: [
    ...([{ path: `${hub}/connections/c/:send`, ...event }, 202] as const),
    ...([{ path: `${hub}/connections/c/:send`, ...event, token: false }, 401] as const),
  ],
  sendToUser: [
    ...([{ path: `${hub}/users/ana/:send`, ...event }, 202] as const),
    ...([{ path: `${hub}/users/ana/:send?filter=x(`, ...event }, 400] as const),
  ],
  generateClientToken: [
    ...([{ path: `${hub}/:generateToken?clientType=SocketIO` }, 200] as const),
    ...([{ path: `${hub}/:generateToken?minutesToExpire=0` }, 400] as const),
  ],
  closeAllConnections: [{ path: `${hub}/:closeConnections` }, 204, { path: '/api/hubs/1/:closeConnections' }, 400],
  closeGroupConnections: [
    ...([{ path: `${hub}/groups/g/:closeConnections` }, 204] as const),
    ...([{ path: `${hub}/groups/${'g'.repeat(1025)}/:closeConnections` }, 400] as const),
  ],
  closeUserConnections: [
    ...([{ path: `${hub}/users/ana/:closeConnections` }, 204] as const),
    ...([{ path: `${hub}/users/ana/:closeConnections`, token: false }, 401] as const),
  ],
  closeConnection: [{ path: `${hub}/connections/c` }, 204, { path: `${hub}/connections/c`, token: false }, 401],
  connectionExists: [{ path: `${hub}/connections/c` }, 200, { path: `${hub}/connections/nobody` }, 404],
  groupExists: [{ path: `${hub}/groups/g` }, 200, { path: `${hub}/groups/empty` }, 404],
  userExists: [{ path: `${hub}/users/ana` }, 200, { path: `${hub}/users/nobody` }, 404],
  listConnectionsInGroup: [
    ...([{ path: `${hub}/groups/g/connections` }, 200] as const),
    ...([{ path: `${hub}/groups/g/connections?maxpagesize=0` }, 400] as const),
  ],
  addConnectionToGroup: [
    ...([{ path: `${hub}/groups/g2/connections/c` }, 200] as const),
    ...([{ path: `${hub}/groups/g2/connections/nobody` }, 404] as const),
  ],
  removeConnectionFromGroup: [
    ...([{ path: `${hub}/groups/g/connections/c` }, 204] as const),
    ...([{ path: `${hub}/groups/g/connections/c`, token: false }, 401] as const),
  ],
  removeConnectionFromAllGroups: [
    ...([{ path: `${hub}/connections/c/groups` }, 204] as const),
    ...([{ path: `${hub}/connections/c/groups`, token: false }, 401] as const),
  ],
  addUserToGroup: [{ path: `${hub}/users/ana/groups/g` }, 200, { path: `${hub}/users/nobody/groups/g` }, 404],
  removeUserFromGroup: [
    ...([{ path: `${hub}/users/ana/groups/g` }, 204] as const),
    ...([{ path: `${hub}/users/ana/groups/g`, token: false }, 401] as const),
  ],
  removeUserFromAllGroups: [
    ...([{ path: `${hub}/users/ana/groups` }, 204] as const),
    ...([{ path: `${hub}/users/ana/groups`, token: false }, 401] as const),
  ],
  grantPermission: [
    ...([{ path: permission }, 200] as const),
    ...([{ path: permission.replace('sendToGroup', 'fly') }, 400] as const),
  ],
  checkPermission: [{ path: permission }, 404, { path: permission.replace('sendToGroup', 'fly') }, 400],
  revokePermission: [{ path: permission }, 204, { path: permission, token: false }, 401],
};

describe.each(operationIds)('%s', (operationId) => {
  const [valid, status, invalid, rejection] = calls[operationId];

  it('is answered as the OpenAPI document says', async () => {
    service.addClient({ hub: 'chat', userId: 'ana', connectionId: 'c', groups: ['g'] });
    expect(await call(operationId, valid)).toMatchObject({ status, violations: [] });
  });

  it('is checked by the OpenAPI document', async () => {
    service.addClient({ hub: 'chat', userId: 'ana', connectionId: 'c', groups: ['g'] });
    expect(await call(operationId, invalid)).toMatchObject({ status: rejection, violations: [] });
    expect(service.calls()).toMatchObject([{ operation: operationId, status: rejection }]);
  });
});

it('rejects what the document has not', async () => {
  expect((await fetch(`${service.endpoint}/api/hubs/chat/:invoke`, { method: 'POST' })).status).toBe(404);
  expect((await call('closeConnection', wrongPath)).violations).toEqual([]);
});

test('the official SDK sends, and what it sent is recorded', async () => {
  const ana = service.addClient({ hub: 'chat', userId: 'ana', rooms: ['lobby'] });
  const bo = service.addClient({ hub: 'chat', userId: 'bo', namespace: '/news' });
  const group = groupName('/', 'lobby');
  await backend().group(group).sendToAll('42["news",{"a":1}]', plain);
  const events = [{ namespace: '/', event: 'news', args: [{ a: 1 }] }];
  expect(service.sends()).toMatchObject([{ operation: 'sendToGroup', hub: 'chat', to: group, receivers: 1, events }]);
  expect([ana.received, bo.received]).toEqual([events, []]);
});

test('the official SDK manages rooms and connections', async () => {
  const ana = service.addClient({ hub: 'chat', userId: 'ana' });
  await backend().group(groupName('/', 'lobby')).addUser('ana');
  const { connectionId } = ana;
  expect(service.rooms()).toEqual([{ hub: 'chat', namespace: '/', room: 'lobby', connectionIds: [connectionId] }]);
  await backend().closeConnection(connectionId);
  expect(ana.isOpen).toBe(false);
  expect(await backend().connectionExists(connectionId)).toBe(false);
  expect(() => service.addClient({ hub: 'chat', connectionId: 'c', namespace: 'x' })).toThrow('must begin with /');
});

test('the official SDK gets a token for a client', async () => {
  const { token } = await backend().getClientAccessToken({ clientProtocol: 'socketio', userId: 'ana' });
  expect(token).toMatch(/^ey/);
});

it.each([503, 429, 401])('answers %i on demand, and does nothing', async (statusCode) => {
  const ana = service.addClient({ hub: 'chat', userId: 'ana' });
  const fault = service.injectFault({ status: statusCode, operation: 'sendToAll', times: 1 });
  await expect(backend().sendToAll('42["news"]', plain)).rejects.toMatchObject({ statusCode });
  await backend().sendToAll('42["news"]', plain);
  expect([fault.hits, ana.received.length]).toEqual([1, 1]);
  expect(service.sends().map(({ status }) => status)).toEqual([statusCode, 202]);
});

it('ends calls without an answer on demand', async () => {
  service.injectFault({ drop: true });
  await expect(backend().sendToAll('42["news"]', plain)).rejects.toThrow();
  service.reset();
  await backend().sendToAll('42["news"]', plain);
});

it('answers for the endpoint of a connection string, and no other', async () => {
  const other = mswService({ connectionString: 'Endpoint=https://a.example;AccessKey=k;Version=1.0;' });
  server.use(...other.handlers);
  await new WebPubSubServiceClient(other.connectionString, 'chat', noRetry).sendToAll('42["news"]', plain);
  expect([other.sends().length, service.sends().length]).toEqual([1, 0]);
  server.resetHandlers();
  expect(() => mswService({ connectionString: 'Endpoint=nowhere' })).toThrow(/Endpoint|AccessKey/);
});

/** Socket.IO's clients have no subprotocol, and each is in the groups of its namespace and of its socket. */
const socketIoContexts = Object.entries(filters.contexts).filter(([, { protocol }]) => protocol === null);
const socketIoFilters = filters.rows.filter(({ filter }) => !filter.includes('length(groups)'));

describe.each(socketIoFilters)('the filter "$name"', ({ filter, ...row }) => {
  it('chooses the receivers that the contract says', async () => {
    const clients = socketIoContexts.map(([name, { connectionId, userId, groups: joined }]) => {
      const user = userId === null ? {} : { userId };
      return [name, service.addClient({ hub: 'chat', connectionId, groups: joined, ...user })] as const;
    });
    const sent = backend().sendToAll('42["news"]', { ...plain, filter });
    if ('error' in row) {
      await expect(sent).rejects.toMatchObject({ statusCode: 400 });
      return;
    }
    await sent;
    const received = Object.fromEntries(clients.map(([name, client]) => [name, client.received.length > 0]));
    const expected = Object.entries(row.contexts).filter(([name]) => name in received);
    expect(received).toMatchObject(Object.fromEntries(expected));
  });
});
