import { createServer, type Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { clientPath } from '../../../protocol/index.js';
import { RawWebSocket } from '../../../benchmarks/load/raw-websocket.js';
import { type Door, Fault } from '../door.js';
import { anyWebhookAnswer, type WebhookAnswer } from '../inputs/webhook-answers.js';
import { clientToken } from './polling-door.js';

/** The hub whose event handler answers like that. */
export const answeredHub = 'answered';
/** The emulator waits 3 s for an answer, tries twice, and is busy. */
const outcomeTimeoutMs = 90_000;

const answers = new Map<string, WebhookAnswer>();
let events = 0;

/** The event handler of the attacked hubs: it answers an event as the input says whose event it is. */
export function startHostileHandler(): Server {
  return createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => (body += chunk.toString('latin1')));
    request.on('end', () => {
      if (body.startsWith('428["after"]')) {
        response.writeHead(200, { 'content-type': 'text/plain' }).end('438["done"]');
        return;
      }
      const [, name = ''] = /^42\d*\["(event\d+)"/.exec(body) ?? [];
      const answer = answers.get(name);
      if (request.method === 'OPTIONS') response.writeHead(200, { 'webhook-allowed-origin': '*' }).end();
      else if (answer === undefined) response.writeHead(204).end();
      else answerRaw(response.socket, answer);
    });
  });
}

/** Answers of an event handler: the connection whose event it was goes on, or is ended. */
export const webhookDoor: Door<WebhookAnswer> = {
  name: 'webhook answers',
  weight: 1,
  lanes: 80,
  inputs: anyWebhookAnswer,
  send(answer, target) {
    const event = `event${events++}`;
    answers.set(event, answer);
    const path = `${clientPath(answeredHub)}/?EIO=4&transport=websocket&access_token=${clientToken(target, answeredHub)}`;
    return new Promise<string>((resolve, reject) => {
      let isDelivered = false;
      const fail = (reason: string): void => reject(new Fault(reason));
      const timeout = setTimeout(
        () => fail(`the connection neither went on nor ended within ${outcomeTimeoutMs / 1000} s`),
        outcomeTimeoutMs,
      );
      // The second event is answered well: it shows that the client can go on after the first.
      const sendEvents = (): void => {
        client.send(`427["${event}"]`);
        client.send('428["after"]');
      };
      const finish = (outcome: string): void => {
        clearTimeout(timeout);
        answers.delete(event);
        void client.close();
        resolve(outcome);
      };
      const client = new RawWebSocket({
        port: target.port,
        path,
        onOpen: () => undefined,
        onFrame(buffer, start, length) {
          const text = buffer.toString('latin1', start, start + length);
          if (text === '2') client.send('3');
          else if (text.startsWith('0')) client.send('40');
          else if (text.startsWith('40')) sendEvents();
          else if (text === '438["done"]') finish(isDelivered ? 'delivered' : 'went on');
          else if (text.startsWith('4') || text.startsWith('b')) isDelivered = true;
          else fail(`the client received ${text.slice(0, 100)}; a handler may only send Socket.IO packets`);
        },
        onEnd: () => finish('closed'),
      });
    });
  },
};

function answerRaw(socket: Duplex | null, { bytes, ends }: WebhookAnswer): void {
  if (ends) socket?.end(bytes, 'latin1');
  else socket?.write(bytes, 'latin1');
}
