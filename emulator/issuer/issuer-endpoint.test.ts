import { connect as connectSocket } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startEmulator, type StartedEmulator } from '../index.js';

const tenant = '00000000-0000-4000-8000-000000000000';
const formType = 'application/x-www-form-urlencoded';
const good = {
  grant_type: 'client_credentials',
  client_id: 'app',
  client_secret: 'secret',
  scope: 'api://chat/.default',
};
let emulator: StartedEmulator;

beforeAll(async () => {
  emulator = await startEmulator({
    port: 0,
    developmentIssuer: { applications: [{ id: 'app', secret: 'secret' }], tokenLifetimeSeconds: 60 },
  });
});

afterAll(() => emulator.close());

async function request(path: string, init: RequestInit = {}) {
  const response = await fetch(`${emulator.endpoint}${path}`, init);
  const body = (await response.json()) as Record<string, unknown>;
  return { status: response.status, headers: response.headers, body };
}

function askForToken(form: Readonly<Record<string, string>> | string | [string, string][], type = formType) {
  const body = typeof form === 'string' ? form : new URLSearchParams(form).toString();
  return request(`/${tenant}/oauth2/v2.0/token`, { method: 'POST', headers: { 'content-type': type }, body });
}

it('gives a token that may not be cached', async () => {
  const { status, headers, body } = await askForToken(good);
  expect(status).toBe(200);
  expect(headers.get('cache-control')).toBe('no-store');
  expect(body).toEqual({ token_type: 'Bearer', expires_in: 60, access_token: expect.any(String) as string });
});

it('names in its metadata where it was reached, and always the same issuer', async () => {
  const { port } = new URL(emulator.endpoint);
  const url = `http://127.0.0.1:${port}/${tenant}/v2.0/.well-known/openid-configuration`;
  const metadata: unknown = await (await fetch(url)).json();
  expect(metadata).toMatchObject({
    issuer: `${emulator.endpoint}/${tenant}/v2.0`,
    token_endpoint: `http://127.0.0.1:${port}/${tenant}/oauth2/v2.0/token`,
    jwks_uri: `http://127.0.0.1:${port}/${tenant}/discovery/v2.0/keys`,
  });
});

it('publishes its public key and nothing of the private one', async () => {
  const { body } = await request(`/${tenant}/discovery/v2.0/keys`);
  const { keys } = body as { keys: readonly Record<string, unknown>[] };
  expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use']]);
});

it.each([
  ['no grant_type', { ...good, grant_type: '' }, 400, 'invalid_request'],
  ['another grant_type', { ...good, grant_type: 'password' }, 400, 'unsupported_grant_type'],
  ['a wrong secret', { ...good, client_secret: 'x' }, 401, 'invalid_client'],
  ['no scope', { ...good, scope: '' }, 400, 'invalid_request'],
  ['a scope that is no resource', { ...good, scope: 'read' }, 400, 'invalid_scope'],
])('answers a form with %s in the shape of OAuth', async (_, form, status, error) => {
  const answer = await askForToken(form);
  expect(answer).toMatchObject({ status, body: { error, error_description: expect.any(String) as string } });
  expect(answer.headers.has('www-authenticate')).toBe(status === 401);
});

it('rejects a parameter that is given twice', async () => {
  const answer = await askForToken([...Object.entries(good), ['scope', 'api://chat/.default']]);
  expect(answer).toMatchObject({ status: 400, body: { error: 'invalid_request' } });
});

it('rejects a body that is no form', async () => {
  const answer = await askForToken(JSON.stringify(good), 'application/json');
  expect(answer).toMatchObject({
    status: 400,
    body: { error_description: `The Content-Type is "application/json"; expected ${formType}.` },
  });
});

it.each([
  ['that says its length', 'Content-Length: 20000\r\n\r\n'],
  ['in chunks', 'Transfer-Encoding: chunked\r\n\r\n4e20\r\n'],
])('rejects a long form %s before it has come whole', async (_, rest) => {
  const socket = connectSocket(Number(new URL(emulator.endpoint).port), 'localhost');
  const head = `POST /${tenant}/oauth2/v2.0/token HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: ${formType}\r\n`;
  socket.write(`${head}${rest}${'a'.repeat(19_000)}`);
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 413 /);
  expect(answer).toContain('"error":"invalid_request"');
});

it.each([
  ['GET', `/${tenant}/oauth2/v2.0/token`, 'POST'],
  ['POST', `/${tenant}/discovery/v2.0/keys`, 'GET, HEAD'],
  ['DELETE', `/${tenant}/v2.0/.well-known/openid-configuration`, 'GET, HEAD'],
])('rejects %s %s', async (method, path, allow) => {
  const { status, headers, body } = await request(path, { method });
  expect(status).toBe(405);
  expect(headers.get('allow')).toBe(allow);
  expect(body).toMatchObject({ error: 'invalid_request' });
});

it('rejects another tenant, and says which there is', async () => {
  const { status, body } = await request('/common/v2.0/.well-known/openid-configuration');
  expect(status).toBe(400);
  expect(body).toMatchObject({
    error: 'invalid_request',
    error_description: expect.stringContaining(tenant) as string,
  });
});

it('signs in no users', async () => {
  const { status, body } = await request(`/${tenant}/oauth2/v2.0/authorize?response_type=code`);
  expect(status).toBe(400);
  expect(body).toMatchObject({ error: 'unsupported_response_type' });
});

it('is not there unless it is asked for', async () => {
  await using plain = await startEmulator({ port: 0 });
  const response = await fetch(`${plain.endpoint}/${tenant}/v2.0/.well-known/openid-configuration`);
  expect(response.status).toBe(404);
});
