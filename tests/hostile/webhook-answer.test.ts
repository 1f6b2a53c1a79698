import { io } from 'socket.io-client';
import { clientPath } from '../../protocol/index.js';
import { checkDoor } from './check-door.js';
import type { HandlerAnswers } from './event-handler.js';
import { hub, type HostileInput, type Target, tokenFor } from './target.js';

/** One megabyte above the limit; made once, since the test's process answers many at a time. */
const seventeenMegabytes = Buffer.alloc(17 * 1024 * 1024, '42["x"]');

/** By the name of the event that is answered so. Each ends the connection whose event it was. */
const answers: HandlerAnswers = {
  'text that is no packet': (response) => void response.end('junk'),
  'a packet of Engine.IO itself': (response) => void response.end('42["x"]\x1e1'),
  'a page': (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('42["x"]'),
  'a redirect': (response) => void response.writeHead(302, { location: '/elsewhere' }).end(),
  'a status that is none': (response) =>
    void response.socket?.end('HTTP/1.1 999 ?\r\nconnection: close\r\ncontent-length: 0\r\n\r\n'),
  'something that is no HTTP': (response) => void response.socket?.end('junk\r\n\r\n'),
  'headers longer than HTTP allows': (response) => void response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end(),
  'a body that stops half-way': (response) =>
    void response.writeHead(200, { 'content-length': '100' }).write('42', () => response.socket?.destroy()),
  'seventeen megabytes': (response) => void response.end(seventeenMegabytes),
  'nothing at all': () => undefined,
};

checkDoor(
  Object.keys(answers).map((name): HostileInput => ({
    name,
    expected: 'transport close',
    send: (target) => emit(target, name),
  })),
  answers,
);

/** Emits an event, and says how the connection ended. */
async function emit(target: Target, event: string): Promise<string> {
  const query = { access_token: tokenFor(target, clientPath(hub)) };
  const options = { path: clientPath(hub), query, forceNew: true, reconnection: false, transports: ['websocket'] };
  const socket = io(target.endpoint, options);
  try {
    return await new Promise<string>((resolve, reject) => {
      socket.once('connect_error', reject).once('disconnect', resolve);
      socket.once('connect', () => socket.emit(event));
    });
  } finally {
    socket.close();
  }
}
