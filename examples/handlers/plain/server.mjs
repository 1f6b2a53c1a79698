// An event handler by hand: Node.js alone, and nothing of this project. It admits every client but one, acknowledges `echo`
// with the arguments that it got and `ping` with none, and knows no other event.
import { createHmac, createPublicKey, timingSafeEqual, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createSecureServer } from 'node:http2';

const {
  PORT = '3000',
  ACCESS_KEYS = '',
  ALLOWED_ORIGIN = '*',
  REJECTED_USER = 'mallory',
  HUB = '',
  NAMESPACES = '',
  CODE = '',
  ISSUER = '',
  AUDIENCE = '',
  CERTIFICATES = '',
} = process.env;

const accessKeys = ACCESS_KEYS.split(',').filter((key) => key !== '');
const namespaces = NAMESPACES.split(',').filter((namespace) => namespace !== '');

/** A service takes 1 MB from a client. */
const maxBodyBytes = 2 * 1024 * 1024;

const requiredHeaders = ['ce-connectionid', 'ce-hub', 'ce-type', 'ce-eventname', 'ce-namespace', 'ce-socketid'];

/** What is answered to one request: `{ status, headers, body }`. */
async function answer(request) {
  const { searchParams } = new URL(request.url, 'http://localhost');
  if (CODE !== '' && searchParams.get('code') !== CODE) return { status: 401 };
  if (request.method === 'OPTIONS' || request.method === 'GET') return answerValidation(request);
  if (request.method !== 'POST') return { status: 405, headers: { Allow: 'OPTIONS, GET, POST' } };
  const flaw = findHeaderFlaw(request);
  if (flaw !== undefined) return { status: 400, body: flaw };
  if (!isSigned(request)) return { status: 401, body: 'ce-signature does not fit' };
  if (ISSUER !== '' && !(await isOfService(request))) return { status: 401, body: 'the token is not of the service' };
  if (!isForThis(request)) return { status: 404, body: 'there is no such hub or namespace' };
  const body = await readBody(request);
  if (body === undefined) return { status: 413 };
  return isSystemEvent(request) ? answerSystemEvent(request, body) : answerMessage(request, body);
}

/** The service asks whether it may send its events here. */
function answerValidation(request) {
  const origins = headerValues(request, 'webhook-request-origin').flatMap((line) => line.split(/[\s,]+/));
  const allowed = origins.find((origin) => origin.toLowerCase() === ALLOWED_ORIGIN.toLowerCase());
  if (ALLOWED_ORIGIN !== '*' && allowed === undefined) return { status: 403 };
  return {
    status: 200,
    headers: {
      'WebHook-Allowed-Origin': allowed ?? '*',
      'WebHook-Allowed-Rate': '*',
      Allow: 'OPTIONS, GET, POST',
    },
  };
}

function findHeaderFlaw(request) {
  for (const name of requiredHeaders) {
    const values = headerValues(request, name);
    if (values.length === 0) return `${name} is missing`;
    if (values.length > 1) return `${name} is there twice`;
    if (values[0] === '') return `${name} is empty`;
  }
  return undefined;
}

/** Whether an event is of the hub and of a namespace that this is for; without their names it is for all. */
function isForThis({ headers }) {
  if (HUB !== '' && headers['ce-hub'].toLowerCase() !== HUB.toLowerCase()) return false;
  return namespaces.length === 0 || namespaces.includes(headers['ce-namespace']);
}

/** Each key of the service signs the connection's id; one that fits is enough, so that keys can be renewed. */
function isSigned(request) {
  if (accessKeys.length === 0) return true;
  const connectionId = request.headers['ce-connectionid'];
  const items = headerValues(request, 'ce-signature').flatMap((line) => line.split(/[\s,]+/));
  return accessKeys.some((key) => {
    const expected = Buffer.from(`sha256=${createHmac('sha256', key).update(connectionId).digest('hex')}`);
    return items.some((item) => isEqual(Buffer.from(item.toLowerCase()), expected));
  });
}

function isEqual(item, expected) {
  return item.length === expected.length && timingSafeEqual(item, expected);
}

/** Where events bear a token of the service's identity, the issuer has signed it for this application, and it is not over. */
async function isOfService(request) {
  const [, token] = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '') ?? [];
  if (token === undefined) return false;
  const [head, claims, signature] = token.split('.');
  const { kid } = decode(head);
  const { iss, aud, exp } = decode(claims);
  const key = (await issuerKeys()).find((each) => each.kid === kid);
  if (key === undefined || !isSignedBy(key, `${head}.${claims}`, signature)) return false;
  return iss === ISSUER && aud === AUDIENCE && exp > Date.now() / 1000;
}

function isSignedBy(key, text, signature) {
  const publicKey = createPublicKey({ key, format: 'jwk' });
  return verify('RSA-SHA256', Buffer.from(text), publicKey, Buffer.from(signature, 'base64url'));
}

function decode(part) {
  return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
}

async function issuerKeys() {
  const metadata = await (await fetch(`${ISSUER}/.well-known/openid-configuration`)).json();
  const { keys } = await (await fetch(metadata.jwks_uri)).json();
  return keys;
}

function isSystemEvent(request) {
  return request.headers['ce-type'].toLowerCase().startsWith('azure.webpubsub.sys.');
}

function answerSystemEvent(request, body) {
  const members = parseJson(body);
  if (members === undefined) return { status: 400, body: 'the body is no JSON' };
  switch (request.headers['ce-eventname'].toLowerCase()) {
    case 'connect':
      return decide(request);
    case 'connected':
      return { status: 200 };
    case 'disconnected':
      return { status: 200 };
    default:
      return { status: 404 };
  }
}

/** Admits a socket, or rejects it. The sockets of several namespaces share a connection. */
function decide(request) {
  if (request.headers['ce-userid'] === REJECTED_USER) return { status: 403, body: 'you are not welcome' };
  return { status: 200 };
}

/** A message is an Engine.IO message with a Socket.IO event: `42/chat,17["echo","a"]`. */
function answerMessage(request, body) {
  const mediaType = (request.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();
  if (mediaType !== 'text/plain') return { status: 415 };
  const [, namespace = '', ackId = '', payload = ''] = /^42(?:(\/[^,]*),)?(\d*)(\[[^]*)$/.exec(body) ?? [];
  const items = parseJson(payload);
  if (!Array.isArray(items) || items.length === 0) return { status: 400, body: 'the body is no event' };
  const [name] = items;
  if (name !== request.headers['ce-eventname']) return { status: 400, body: 'ce-eventName is another event' };
  const args = acknowledgementOf(name, payload);
  if (args === undefined) return { status: 404, body: 'there is no such event' };
  if (ackId === '') return { status: 204 };
  return acknowledge(namespace, ackId, args);
}

/** The arguments of an acknowledgement, as JSON; undefined for an event that is not known. */
function acknowledgementOf(name, payload) {
  if (name === 'ping') return '[]';
  if (name !== 'echo') return undefined;
  // As they were sent: reading JSON and writing it again changes large numbers.
  return `[${payload.replace(/^\[\s*"echo"\s*,?/, '')}`;
}

function acknowledge(namespace, ackId, args) {
  const head = namespace === '' ? '' : `${namespace},`;
  return { status: 200, headers: { 'Content-Type': 'text/plain' }, body: `43${head}${ackId}${args}` };
}

function parseJson(text) {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The lines of a header: Node.js joins those that come twice, or drops them. */
function headerValues(request, wanted) {
  return request.rawHeaders.filter((_, index, all) => index % 2 === 1 && all[index - 1].toLowerCase() === wanted);
}

/** The body as text; undefined where it is too long. */
async function readBody(request) {
  const chunks = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length <= maxBodyBytes) chunks.push(chunk);
  }
  return length > maxBodyBytes ? undefined : Buffer.concat(chunks).toString('utf8');
}

async function respond(request, response) {
  const { status, headers: own = {}, body = '' } = await answer(request).catch(() => ({ status: 500 }));
  const headers = body === '' ? own : { 'Content-Type': 'text/plain', ...own };
  response.writeHead(status, headers);
  response.end(body);
}

/** With certificates it speaks HTTP/2 and HTTP/1.1 over TLS, else HTTP/1.1. */
function makeServer() {
  if (CERTIFICATES === '') return createServer(respond);
  const [cert, key] = ['current.crt', 'current.key'].map((file) => readFileSync(`${CERTIFICATES}/${file}`));
  return createSecureServer({ cert, key, allowHTTP1: true }, respond);
}

const server = makeServer();
server.listen(Number(PORT), '127.0.0.1', () => {
  const scheme = CERTIFICATES === '' ? 'http' : 'https';
  const query = CODE === '' ? '' : `?code=${encodeURIComponent(CODE)}`;
  console.log(JSON.stringify({ url: `${scheme}://localhost:${server.address().port}/events/{event}${query}` }));
});
