// Publishes index values each second, serves the page that shows them, and answers what the page emits. Node.js is all it
// needs.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { text } from 'node:stream/consumers';
import { historyAt, symbols, valueAt, world } from './prices.mjs';
import { acknowledgement, readEvent, Service } from './service.mjs';

const connectionString = process.env.WebPubSubForSocketIOConnectionString;
if (connectionString === undefined) {
  console.error('Set WebPubSubForSocketIOConnectionString to the connection string that the emulator prints.');
  process.exit(1);
}
const service = new Service(connectionString, 'stocks');
const now = () => Math.floor(Date.now() / 1000);

// #region publish
async function publish() {
  const second = now();
  const tick = (symbol) => ({ symbol, second, value: valueAt(symbol, second) });
  await Promise.all([
    service.sendToAll('tick', tick(world)),
    ...symbols.map((symbol) => service.sendToRoom(symbol, 'tick', tick(symbol))),
  ]);
}
// #endregion

// #region answers
/** What the page may emit, and what it is answered. */
const answers = {
  history: (socketId, symbol) => historyAt(symbol, now()),
  watch: (socketId, symbol) => service.join(socketId, symbol),
  unwatch: (socketId, symbol) => service.leave(socketId, symbol),
};

async function answerEvent(headers, body) {
  const { id, event: [name, symbol] = [] } = readEvent(body) ?? {};
  const socketId = headers['ce-socketid'];
  if (!socketId || name !== headers['ce-eventname'] || !Object.hasOwn(answers, name)) return undefined;
  if (symbol !== world && !symbols.includes(symbol)) return acknowledgement(id, { error: 'There is no such symbol.' });
  const value = await answers[name](socketId, symbol);
  return acknowledgement(id, { value });
}
// #endregion

// #region webhook
async function handleWebhook(request, response) {
  const { method, headers } = request;
  if (method === 'OPTIONS') {
    // The service asks whether it may post here.
    const origin = service.allowedOrigin(headers['webhook-request-origin']);
    if (origin === undefined) return response.writeHead(403).end();
    return response.writeHead(200, { 'WebHook-Allowed-Origin': origin, Allow: 'POST' }).end();
  }
  if (method !== 'POST') return response.writeHead(405, { Allow: 'POST, OPTIONS' }).end();
  if (!service.isSigned(headers)) return response.writeHead(401).end();
  // Every client may connect; who comes and goes does not matter here.
  if (headers['ce-type']?.startsWith('azure.webpubsub.sys.')) return response.writeHead(200).end();
  if (!headers['content-type']?.startsWith('text/plain')) return response.writeHead(415).end();
  const answer = await answerEvent(headers, await text(request));
  if (answer === undefined) return response.writeHead(400).end('This is no event of this app.');
  return response.writeHead(200, { 'Content-Type': 'text/plain' }).end(answer);
}
// #endregion

// The page's files, and the client that comes with the package socket.io-client.
const pageFolder = new URL('../page/', import.meta.url);
const clientScript = createRequire(import.meta.url).resolve('socket.io-client/dist/socket.io.js');
const types = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

async function sendFile(pathname, response) {
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const [, extension] = /^[a-z]+\.(html|css|js)$/.exec(name) ?? [];
  if (extension === undefined && name !== 'socket.io.js') return response.writeHead(404).end('There is nothing here.');
  const content = await readFile(extension === undefined ? clientScript : new URL(name, pageFolder));
  return response.writeHead(200, { 'Content-Type': `${types[extension ?? 'js']}; charset=utf-8` }).end(content);
}

async function handle(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/events') return handleWebhook(request, response);
  if (pathname === '/negotiate') {
    return response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(service.negotiate()));
  }
  return sendFile(pathname, response);
}

const server = createServer((request, response) => {
  handle(request, response).catch((error) => {
    console.error(reason(error));
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

let failure;
setInterval(async () => {
  const failed = await publish().then(() => undefined, reason);
  // The same failure each second is said once.
  if (failed !== undefined && failed !== failure) console.error(`not published: ${failed}`);
  failure = failed;
}, 1000);

/** `fetch` says why it failed in the cause of its error. */
function reason({ message, cause }) {
  return cause?.message ?? message;
}
