// WebSockets without any protocol on top: a client connects to /rooms/{room}, and POST /rooms/{room} writes its body, framed
// once, to the sockets of that room.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { WebSocketServer } from 'ws';
import { listen } from './listen.js';
import { readBody } from './read-body.js';

const rooms = new Map<string, Set<Socket>>();
const server = createServer(publish);
const webSockets = new WebSocketServer({ server });

webSockets.on('connection', (webSocket, request) => {
  const room = rooms.get(request.url ?? '') ?? new Set();
  rooms.set(request.url ?? '', room.add(request.socket));
  webSocket.on('close', () => room.delete(request.socket));
  webSocket.send('40');
});

function publish(request: IncomingMessage, response: ServerResponse): void {
  readBody(request, (body) => {
    const frame = textFrame(body);
    for (const socket of rooms.get(request.url ?? '') ?? []) socket.write(frame);
    response.writeHead(202, { 'content-length': '0' }).end();
  });
}

function textFrame(text: string): Buffer {
  const payload = Buffer.from(text);
  if (payload.length > 125) throw new Error(`The payload has ${payload.length} bytes; expected at most 125.`);
  return Buffer.concat([Buffer.from([0x81, payload.length]), payload]);
}

await listen(server);
