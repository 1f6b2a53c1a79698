import { connect } from 'node:net';
import { clientPath } from '../../../protocol/index.js';
import { attackedHub, type Door, Fault } from '../door.js';
import { anyFrames } from '../inputs/frames.js';
import { clientToken } from './polling-door.js';

/** How long a client listens after its bytes: what they leave half open says nothing more. */
const listenMs = 100;
const openTimeoutMs = 60_000;

/** Bytes that a client with a good token sends on its WebSocket. */
export const frameDoor: Door<Buffer> = {
  name: 'WebSocket frames',
  weight: 10,
  lanes: 48,
  inputs: anyFrames,
  send(bytes, target) {
    const socket = connect({ port: target.port, host: '127.0.0.1', noDelay: true });
    const path = `${clientPath(attackedHub)}/?EIO=4&transport=websocket&access_token=${clientToken(target)}`;
    socket.write(
      `GET ${path} HTTP/1.1\r\nhost: localhost:${target.port}\r\nconnection: upgrade\r\nupgrade: websocket\r\n` +
        `sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`,
    );
    return new Promise((resolve, reject) => {
      let received = '';
      let isOpen = false;
      const finish = (outcome: string): void => {
        clearTimeout(timeout);
        socket.destroy();
        resolve(outcome);
      };
      let timeout = setTimeout(() => {
        socket.destroy();
        reject(
          new Fault(`no WebSocket was opened within ${openTimeoutMs / 1000} s; received ${JSON.stringify(received)}`),
        );
      }, openTimeoutMs);
      socket.on('data', (chunk: Buffer) => {
        received += chunk.toString('latin1');
        if (isOpen || !received.includes('"sid"')) return;
        isOpen = true;
        clearTimeout(timeout);
        timeout = setTimeout(() => finish('left open'), listenMs);
        // A CONNECT packet in a frame whose mask is zeros.
        socket.write(Buffer.concat([Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x34, 0x30]), bytes]));
      });
      socket.on('error', () => undefined);
      socket.on('close', () => finish(isOpen ? 'closed' : `refused ${received.slice(9, 12)}`));
    });
  },
};
