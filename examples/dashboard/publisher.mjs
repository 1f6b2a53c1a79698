// Publishes the scores each second, by one REST call for everybody who is connected, and serves the page that shows them.
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { performance } from 'node:perf_hooks';
import { scoresAt } from './scores.mjs';
import { connectService, hub, sendToNamespace, sharedClock } from './service.mjs';

const service = connectService();

// #region publish
/** Publishes the scores, and returns what it cost here. */
async function publish() {
  const scores = scoresAt(Date.now());
  const begin = performance.now();
  const cpu = process.cpuUsage();
  const bytes = await sendToNamespace(service, '/', 'scores', { ...scores, sentAt: sharedClock() });
  const { user, system } = process.cpuUsage(cpu);
  return { bytes, callMs: performance.now() - begin, publisherCpuMs: (user + system) / 1000 };
}
// #endregion

// The page's files, and the client that comes with the package socket.io-client.
const pageFolder = new URL('page/', import.meta.url);
const clientScript = createRequire(import.meta.url).resolve('socket.io-client/dist/socket.io.js');
const types = { html: 'text/html', css: 'text/css', js: 'text/javascript' };

async function handle(request, response) {
  const { pathname } = new URL(request.url, 'http://localhost');
  if (pathname === '/negotiate') {
    const { token } = await service.getClientAccessToken({ clientProtocol: 'socketio' });
    const access = { endpoint: service.endpoint, path: `/clients/socketio/hubs/${hub}`, token };
    return response.writeHead(200, { 'Content-Type': 'application/json' }).end(JSON.stringify(access));
  }
  const name = pathname === '/' ? 'index.html' : pathname.slice(1);
  const [, extension] = /^[a-z]+\.(html|css|js)$/.exec(name) ?? [];
  if (extension === undefined && name !== 'socket.io.js') return response.writeHead(404).end('There is nothing here.');
  const content = await readFile(extension === undefined ? clientScript : new URL(name, pageFolder));
  return response.writeHead(200, { 'Content-Type': `${types[extension ?? 'js']}; charset=utf-8` }).end(content);
}

const server = createServer((request, response) => {
  handle(request, response).catch((error) => {
    console.error(error.message);
    response.writeHead(error.code === 'ENOENT' ? 404 : 500).end();
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
  try {
    await sendToNamespace(service, '/costs', 'call', await publish());
    failure = undefined;
  } catch (error) {
    // The same failure each second is said once.
    if (error.message !== failure) console.error(`not published: ${error.message}`);
    failure = error.message;
  }
}, 1000);
