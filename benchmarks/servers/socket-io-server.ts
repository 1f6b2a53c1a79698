// A stock Socket.IO server with a route for publishers: POST /rooms/{room} with the event as a JSON array.
// Clients' events `ask` are passed on to an HTTP handler, and its answer is their acknowledgement.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { Server } from 'socket.io';
import jwt from 'jsonwebtoken';
import { request as requestHttp } from 'undici';
import { listen } from './listen.js';
import { readBody } from './read-body.js';

const [, , accessKey = '', handlerUrl = ''] = process.argv;

const server = createServer(publish);
const io = new Server(server, { serveClient: false });

io.use((socket, next) => {
  try {
    const claims = jwt.verify(String(socket.handshake.query['access_token']), accessKey, { algorithms: ['HS256'] });
    (socket.data as { room?: string }).room = String((claims as { room?: unknown }).room);
    next();
  } catch (error) {
    next(error as Error);
  }
});

io.on('connection', (socket) => {
  void socket.join((socket.data as { room: string }).room);
  socket.on('ask', (text: string, acknowledge: (...values: unknown[]) => void) => {
    void askHandler(text).then((values) => acknowledge(...values));
  });
});

function publish(request: IncomingMessage, response: ServerResponse): void {
  readBody(request, (body) => {
    const room = request.url?.slice('/rooms/'.length) ?? '';
    const [event, ...values] = JSON.parse(body) as [string, ...unknown[]];
    io.to(room).emit(event, ...values);
    response.writeHead(202, { 'content-length': '0' }).end();
  });
}

async function askHandler(text: string): Promise<unknown[]> {
  const { body } = await requestHttp(handlerUrl, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(['ask', text]),
  });
  return (await body.json()) as unknown[];
}

await listen(server);
