// A chat that holds no access key: it signs in by DefaultAzureCredential, and knows the service by the service's identity.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { DefaultAzureCredential } from '@azure/identity';
import { WebPubSubServiceClient } from '@azure/web-pubsub';
import { createEventHandler, reject } from 'socketio-serverless/handler';
import { ServiceTokens } from './service-tokens.mjs';

const hub = 'chat';
const endpoint = required('WEB_PUBSUB_ENDPOINT');
const clientEndpoint = process.env.CLIENT_ENDPOINT ?? endpoint;

/** Without these nothing could be checked. */
function required(name) {
  const value = process.env[name];
  if (value) return value;
  console.error(`${name} is not set. README.md says what the app needs.`);
  process.exit(1);
}

// #region service
// Another authority than Microsoft's is not known to its directory of authorities.
const disableInstanceDiscovery = process.env.AZURE_AUTHORITY_HOST !== undefined;
const credential = new DefaultAzureCredential({ disableInstanceDiscovery });
const service = new WebPubSubServiceClient(endpoint, credential, hub);

/** What a client needs to connect: its token is made by the service, since the app could not sign one. */
async function negotiate(userId) {
  const { token } = await service.getClientAccessToken({ userId });
  return { endpoint: clientEndpoint, path: `/clients/socketio/hubs/${hub}`, token };
}

/** Emits an event to everybody. The group holds all sockets of the namespace `/`. */
async function emit(...event) {
  const everybody = service.group(`0~${Buffer.from('/').toString('base64url')}~`);
  await everybody.sendToAll(`42${JSON.stringify(event)}`, { contentType: 'text/plain' });
}
// #endregion

// #region handler
const tokens = await ServiceTokens.ofTenant({
  authority: process.env.AZURE_AUTHORITY_HOST ?? 'https://login.microsoftonline.com',
  tenant: required('AZURE_TENANT_ID'),
  audience: required('HANDLER_RESOURCE'),
  serviceId: required('SERVICE_IDENTITY_ID'),
});

const events = createEventHandler({
  // A token vouches for each event, in place of a signature.
  accessKeys: undefined,
  allowedOrigins: [new URL(endpoint).hostname],
  messages: {
    async chat({ userId, args: [message] }) {
      if (typeof message !== 'string') return reject(400, 'Expected the event ["chat", message].');
      await emit('chat', { from: userId, message, caller: tokens.lastCaller });
    },
  },
});

async function handleWebhook(request, response) {
  // The service asks whether it may post here, by OPTIONS, still without a token.
  const problem = request.method === 'POST' ? await tokens.findProblem(request.headers.authorization) : undefined;
  if (problem === undefined) return events.node(request, response);
  console.error(`rejected an event: ${problem}`);
  return response.writeHead(401, { 'WWW-Authenticate': 'Bearer' }).end(problem);
}
// #endregion

const page = (name) => fileURLToPath(new URL(`page/${name}`, import.meta.url));
const files = {
  '/': [page('index.html'), 'text/html'],
  '/page.js': [page('page.js'), 'text/javascript'],
  '/page.css': [page('page.css'), 'text/css'],
  '/socket.io.js': [createRequire(import.meta.url).resolve('socket.io-client/dist/socket.io.js'), 'text/javascript'],
};

async function handle(request, response) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname === '/events') return handleWebhook(request, response);
  if (pathname === '/negotiate') {
    const name = searchParams.get('name') ?? '';
    if (name.trim() === '' || name.length > 40)
      return response.writeHead(400).end('Expected a name of 1 to 40 characters.');
    const body = JSON.stringify(await negotiate(name));
    return response.writeHead(200, { 'Content-Type': 'application/json' }).end(body);
  }
  if (!Object.hasOwn(files, pathname)) return response.writeHead(404).end('There is nothing here.');
  const [file, type] = files[pathname];
  return response.writeHead(200, { 'Content-Type': `${type}; charset=utf-8` }).end(await readFile(file));
}

const server = createServer((request, response) => {
  handle(request, response).catch((error) => {
    console.error(error.message);
    response.writeHead(500).end();
  });
});
server.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
server.listen(process.env.PORT ?? 3000, '127.0.0.1', () => {
  console.log(`listening on http://localhost:${server.address().port}`);
});
