import { on, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket, WebSocketServer } from 'ws';
import { frameMessage } from './message-frame.js';

const lengths = [0, 1, 124, 125, 126, 65_534, 65_535, 65_536, 100_000];

/** What a WebSocket client reads of frames that are written to it as they are. */
async function received(frames: readonly Buffer[]): Promise<string[]> {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  server.on('connection', (_, request) => frames.forEach((frame) => request.socket.write(frame)));
  await once(server, 'listening');
  const client = new WebSocket(`ws://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const messages: string[] = [];
  for await (const [data, isBinary] of on(client, 'message') as AsyncIterable<[Buffer, boolean]>) {
    if (messages.push(isBinary ? shown(data) : data.toString()) === frames.length) break;
  }
  client.terminate();
  server.close();
  return messages;
}

function shown(data: Buffer): string {
  return `binary ${data.toString('base64')}`;
}

it('frames texts of every length behind their type', async () => {
  const texts = [...lengths.map((length) => 'x'.repeat(length)), '2["ä𝄞"]', '\ud800'];
  const frames = texts.map((text) => frameMessage(text, Buffer.byteLength(text)));
  expect(await received(frames)).toEqual(texts.map((text) => `4${Buffer.from(text).toString()}`));
});

it('frames binary attachments of every length', async () => {
  const attachments = lengths.map((length) => Buffer.alloc(length, 0xe2));
  const frames = attachments.map((data) => frameMessage(data, data.length));
  expect(await received(frames)).toEqual(attachments.map(shown));
});
