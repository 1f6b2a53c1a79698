import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import jwt from 'jsonwebtoken';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createServiceClient, type ServiceClient } from './service-client.js';

interface Recorded {
  method: string | undefined;
  url: string;
  headers: IncomingHttpHeaders;
  body: string;
}

let last: Recorded;
let endpoint: string;
let service: ServiceClient;

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const { method, url = '', headers } = request;
    last = { method, url, headers, body: Buffer.concat(chunks).toString() };
    if (url.includes('refused')) {
      response.writeHead(400, { 'Content-Type': 'application/problem+json' }).end('{"code":"Error.BadRequest"}');
    } else if (url.includes('generateToken')) {
      response.writeHead(200, { 'Content-Type': 'application/json' }).end('{"token":"a.b.c"}');
    } else {
      response.writeHead(202).end();
    }
  });
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());
beforeEach(() => {
  service = createServiceClient({ connectionString: `Endpoint=${endpoint};AccessKey=secret;Version=1.0;` });
});

const room = { hub: 'chat', group: '0~L25z~cm0' };

function verified(): jwt.JwtPayload {
  const token = last.headers.authorization?.replace('Bearer ', '') ?? '';
  return jwt.verify(token, 'secret', { algorithms: ['HS256'] }) as jwt.JwtPayload;
}

test('sends a text as it is, with its length', async () => {
  const { response } = await service.POST('/api/hubs/{hub}/groups/{group}/:send', {
    params: { path: room },
    body: '42["é",1]',
  });
  expect(response.status).toBe(202);
  expect(last).toMatchObject({
    method: 'POST',
    url: '/api/hubs/chat/groups/0~L25z~cm0/:send?api-version=2024-12-01',
    headers: { 'content-type': 'text/plain', 'content-length': '10' },
    body: '42["é",1]',
  });
});

test('sends an object as JSON', async () => {
  const body = { groups: [room.group], filter: "'0~L25z~c29ja2V0MQ' in groups" };
  await service.POST('/api/hubs/{hub}/:addToGroups', { params: { path: room }, body });
  expect(last.headers['content-type']).toBe('application/json');
  expect(JSON.parse(last.body)).toEqual(body);
});

test('escapes path parameters but the tilde', async () => {
  const path = { hub: 'chat', group: "0~a/b c+%$&'é", connectionId: 'c' };
  await service.PUT('/api/hubs/{hub}/groups/{group}/connections/{connectionId}', { params: { path } });
  expect(last.url).toBe("/api/hubs/chat/groups/0~a%2Fb%20c%2B%25%24%26'%C3%A9/connections/c?api-version=2024-12-01");
});

test('repeats a parameter that has several values and keeps an empty filter', async () => {
  await service.POST('/api/hubs/{hub}/:send', {
    params: { path: room, query: { excluded: ['a', 'b,c'], 'api-version': '2024-01-01', filter: '' } },
    body: '',
  });
  expect(last.url).toBe('/api/hubs/chat/:send?excluded=a&excluded=b%2Cc&api-version=2024-01-01&filter=');
});

test('sends no api-version where the client has none', async () => {
  service = createServiceClient({ endpoint, accessKey: 'secret', apiVersion: null });
  await service.HEAD('/api/hubs/{hub}/groups/{group}', { params: { path: room } });
  expect(last.url).toBe('/api/hubs/chat/groups/0~L25z~cm0');
});

test('signs each request for its URL on the wire, for five minutes', async () => {
  const query = { filter: "not ('0~Lw~cm0' in groups)" };
  await service.POST('/api/hubs/{hub}/:send', { params: { path: room, query }, body: '42["a"]' });
  const { aud, iat = 0, exp } = verified();
  expect(aud).toBe(endpoint + last.url);
  expect(exp).toBe(iat + 300);
  expect(last.url).toContain('filter=not%20(%270~Lw~cm0%27%20in%20groups)');
});

test('signs for as long as it is told', async () => {
  service = createServiceClient({ endpoint, accessKey: 'secret', lifetimeSeconds: -600 });
  await service.HEAD('/api/health');
  expect(() => verified()).toThrow('jwt expired');
});

test('headers of a call win', async () => {
  await service.POST('/api/hubs/{hub}/:send', {
    params: { path: room },
    headers: { Authorization: 'Bearer mine', 'Content-Type': 'text/plain; charset=utf-8', 'X-Other': '1' },
    body: 'x',
  });
  expect(last.headers).toMatchObject({
    authorization: 'Bearer mine',
    'content-type': 'text/plain; charset=utf-8',
    'x-other': '1',
  });
});

test('gives the parsed answer', async () => {
  const { data } = await service.POST('/api/hubs/{hub}/:generateToken', { params: { path: room } });
  expect(data?.token).toBe('a.b.c');
  expect(last.headers['content-length']).toBe('0');
  expect(last.headers).not.toHaveProperty('content-type');
});

test('gives a refusal as an error and not as a rejection', async () => {
  const { error, response } = await service.POST('/api/hubs/{hub}/:generateToken', {
    params: { path: { hub: 'refused' } },
  });
  expect(response.status).toBe(400);
  expect(error).toMatchObject({ code: 'Error.BadRequest' });
});

test('uses the fetch that it is given', async () => {
  const urls: string[] = [];
  service = createServiceClient({
    endpoint,
    accessKey: 'secret',
    fetch: (request) => {
      urls.push(request.url);
      return fetch(request);
    },
  });
  await service.HEAD('/api/health');
  expect(urls).toEqual([`${endpoint}/api/health?api-version=2024-12-01`]);
});

test.each(['.', '..'])('refuses the path parameter "%s", which a URL would drop', async (group) => {
  const call = service.POST('/api/hubs/{hub}/groups/{group}/:send', {
    params: { path: { hub: 'h', group } },
    body: 'x',
  });
  await expect(call).rejects.toThrow(`The path parameter group is "${group}"`);
});

test('says that nobody answers', async () => {
  const closed = createServer();
  await new Promise<void>((resolve) => closed.listen(0, '127.0.0.1', resolve));
  const { port } = closed.address() as AddressInfo;
  await new Promise((resolve) => closed.close(resolve));
  service = createServiceClient({ endpoint: `http://127.0.0.1:${port}`, accessKey: 'secret' });
  await expect(service.HEAD('/api/health')).rejects.toThrow(
    `HEAD /api/health got no answer from http://127.0.0.1:${port}: connect ECONNREFUSED 127.0.0.1:${port}. Is it running?`,
  );
});
