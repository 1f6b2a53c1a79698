// A plain Socket.IO server with a naive bridge to webhooks and REST: what somebody writes in an afternoon who has read the
// specification once. It runs, a chat works on it, and it breaks the contract in places that no chat shows. The suite's
// report of it is in docs/compare-implementations.md.
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import jwt from 'jsonwebtoken';
import { Server } from 'socket.io';

const { accessKey, hubs } = JSON.parse(readFileSync(process.argv[2], 'utf8'));
const hub = Object.keys(hubs)[0];
const { urlTemplate } = hubs[hub].eventHandlers[0];

// What fails is logged, and the service lives on.
process.on('unhandledRejection', (error) => console.error(error));

const server = createServer((request, response) => {
  answerRest(request)
    .then(({ status = 200, body = '' } = {}) => response.writeHead(status).end(body))
    .catch((error) => response.writeHead(500).end(error.message));
});

const io = new Server(server, {
  path: `/clients/socketio/hubs/${hub}`,
  cors: { origin: '*' },
  allowRequest: (request, decide) => {
    const token = new URL(request.url, 'http://localhost').searchParams.get('access_token');
    try {
      request.user = jwt.verify(token, accessKey).sub;
      decide(null, true);
    } catch {
      decide('unauthorized', false);
    }
  },
});

// Every namespace exists. The connect event decides about a socket, as a middleware.
for (const namespace of [io.of('/'), io.of(/.+/)]) {
  namespace.use(async (socket, next) => {
    const answer = await postEvent(socket, 'connect', { claims: {}, query: socket.handshake.query, headers: {} });
    next(answer.ok ? undefined : new Error('refused by the event handler'));
  });
  namespace.on('connection', (socket) => {
    void postEvent(socket, 'connected', {});
    socket.onAny(async (...args) => {
      const acknowledge = typeof args.at(-1) === 'function' ? args.pop() : undefined;
      const id = acknowledge === undefined ? '' : '0';
      const answer = await postEvent(socket, args[0], `42${namespaceOf(socket)}${id}${JSON.stringify(args)}`);
      const { type, data } = readPacket(await answer.text());
      if (type === '3') acknowledge?.(...data);
    });
    socket.on('disconnect', (reason) => void postEvent(socket, 'disconnected', { reason }));
  });
}

const eventIds = new Map();

/** Calls the event handler: a system event has an object as its body, a client's event its packet. */
async function postEvent(socket, event, body) {
  const connectionId = socket.conn.id;
  const eventId = (eventIds.get(connectionId) ?? 0) + 1;
  eventIds.set(connectionId, eventId);
  const system = typeof body !== 'string';
  return fetch(urlTemplate.replace('{hub}', hub).replace('{event}', event), {
    method: 'POST',
    body: system ? JSON.stringify(body) : body,
    headers: {
      'content-type': system ? 'application/json' : 'text/plain',
      'webhook-request-origin': 'localhost',
      'ce-specversion': '1.0',
      'ce-type': system ? `azure.webpubsub.sys.${event}` : `azure.webpubsub.user.message`,
      'ce-source': `/hubs/${hub}/client/${connectionId}`,
      'ce-id': String(eventId),
      'ce-time': new Date().toISOString(),
      'ce-signature': `sha256=${createHmac('sha256', accessKey).update(connectionId).digest('hex')}`,
      'ce-connectionId': connectionId,
      'ce-hub': hub,
      'ce-eventName': event,
      'ce-namespace': socket.nsp.name,
      'ce-socketId': socket.id,
      ...(socket.request.user && { 'ce-userId': socket.request.user }),
    },
  });
}

/** `/ns,` as packets have it, and nothing for the default namespace. */
function namespaceOf({ nsp }) {
  return nsp.name === '/' ? '' : `${nsp.name},`;
}

/** A text packet: `42/ns,7["event","argument"]`, `43/ns,7["answer"]`, `41/ns,`. */
function readPacket(text) {
  const [, type, namespace = '/', data = '[]'] = /^4(\d)(?:(\/[^,]*),)?\d*(.*)$/s.exec(text) ?? [];
  return { type, namespace, data: JSON.parse(data === '' ? '[]' : data) };
}

async function answerRest(request) {
  const { pathname, searchParams } = new URL(request.url, 'http://localhost');
  if (pathname === '/api/health') return {};
  try {
    jwt.verify(request.headers.authorization?.replace('Bearer ', ''), accessKey);
  } catch {
    return { status: 401 };
  }
  const body = await readText(request);
  const path = decodeURIComponent(pathname.replace(/^\/api\/hubs\/[^/]+\//, ''));
  const [, group] = /^groups\/(.+)\/:send$/.exec(path) ?? [];
  if (group !== undefined) return send(group, body, searchParams.get('filter'));
  if (path === ':addToGroups') return changeRooms(JSON.parse(body), (sockets, rooms) => sockets.socketsJoin(rooms));
  if (path === ':removeFromGroups') {
    return changeRooms(JSON.parse(body), (sockets, rooms) => rooms.forEach((room) => sockets.socketsLeave(room)));
  }
  if (path === ':generateToken') {
    const audience = `http://${request.headers.host}/clients/socketio/hubs/${hub}`;
    const subject = searchParams.get('userId') ?? '';
    return { body: JSON.stringify({ token: jwt.sign({}, accessKey, { audience, subject, expiresIn: '1h' }) }) };
  }
  return { status: 404 };
}

/** The namespace and room that a group of the service is for: `0~base64url(namespace)~base64url(room)`. */
function roomOf(group) {
  const [, namespace, room] = group.split('~');
  return { namespace: fromBase64(namespace), room: fromBase64(room) };
}

function fromBase64(text = '') {
  return Buffer.from(text, 'base64url').toString();
}

function send(group, text, filter) {
  const { namespace, room } = roomOf(group);
  const { type, data } = readPacket(text);
  let sockets = room === '' ? io.of(namespace) : io.of(namespace).to(room);
  // Of filters it knows the one that leaves out a room.
  const [, excluded] = /not \('([^']+)' in groups\)/.exec(filter ?? '') ?? [];
  if (excluded !== undefined) sockets = sockets.except(roomOf(excluded).room);
  if (type === '1') sockets.disconnectSockets();
  else sockets.emit(...data);
  return {};
}

function changeRooms({ groups, filter }, change) {
  const [, group = ''] = /^'([^']+)' in groups$/.exec(filter) ?? [];
  const { namespace, room } = roomOf(group);
  change(
    io.of(namespace).in(room),
    groups.map((name) => roomOf(name).room),
  );
  return {};
}

async function readText(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

server.listen(0, '127.0.0.1', () => {
  const endpoint = `http://localhost:${server.address().port}`;
  console.log(JSON.stringify({ connectionString: `Endpoint=${endpoint};AccessKey=${accessKey};Version=1.0;` }));
});
process.on('SIGTERM', () => process.exit(0));
