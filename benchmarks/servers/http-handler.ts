// The handler of clients' events. It acknowledges an event that the emulator posts as a Socket.IO packet by a packet, and one that
// a stock Socket.IO server posts as JSON by JSON.
import { createServer } from 'node:http';
import { listen } from './listen.js';
import { readBody } from './read-body.js';

const server = createServer((request, response) => {
  if (request.method === 'OPTIONS') {
    response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
    return;
  }
  readBody(request, (body) => {
    const [, packetId] = /^42(\d+)\[/.exec(body) ?? [];
    if (packetId !== undefined) answer(`43${packetId}["done"]`, 'text/plain;charset=utf-8');
    else if (body.startsWith('["ask"')) answer('["done"]', 'application/json');
    else response.writeHead(204).end();
  });

  function answer(body: string, contentType: string): void {
    response.writeHead(200, { 'content-type': contentType, 'content-length': body.length }).end(body);
  }
});
server.keepAliveTimeout = 120_000;

await listen(server);
