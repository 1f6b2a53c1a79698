import { once } from 'node:events';
import { connect, type NetConnectOpts } from 'node:net';

/** Sends one command to a Redis, and returns what comes as a text. */
export async function ask(to: NetConnectOpts, words: readonly string[]): Promise<string> {
  const socket = connect(to);
  socket.write(`*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join('')}`);
  const [chunk] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();
  return chunk.toString();
}
