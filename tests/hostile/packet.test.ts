import { WebSocket } from 'ws';
import { clientPath } from '../../protocol/index.js';
import { checkDoor } from './check-door.js';
import { hub, type HostileInput, type Target, tokenFor } from './target.js';

const closed = 'close 1000';

const rows: readonly (readonly [name: string, messages: readonly (string | Buffer)[], expected: string])[] = [
  ['an Engine.IO packet of no type', ['x'], closed],
  ['a Socket.IO packet of no type', ['49["x"]'], closed],
  ['a second CONNECT', ['40'], closed],
  ['an event that stops half-way', ['42["x'], closed],
  ['lists in lists, 100,000 deep', [`42${'['.repeat(100_000)}${']'.repeat(100_000)}`], closed],
  ["an event of the client library's own", ['42["disconnect"]'], closed],
  ['more attachments than Socket.IO allows', ['459999999999-["x"]'], closed],
  ['a text where an attachment is due', ['451-["x",{"_placeholder":true,"num":0}]', '42["x"]'], closed],
  ['a message longer than the limit', [`42["${'x'.repeat(1_000_001)}"]`], 'close 1009'],
  ['a namespace of 2000 characters', [`40/${'n'.repeat(2000)},`], '44'],
];

checkDoor(
  rows.map(([name, messages, expected]): HostileInput => ({
    name,
    expected,
    send: (target) => talk(target, messages),
  })),
);

/** Connects the default namespace, then sends what no client library does. */
async function talk(target: Target, messages: readonly (string | Buffer)[]): Promise<string> {
  const token = tokenFor(target, clientPath(hub));
  const url = `${target.endpoint}${clientPath(hub)}/?EIO=4&transport=websocket&access_token=${token}`;
  const webSocket = new WebSocket(url.replace(/^http/, 'ws'));
  try {
    return await new Promise<string>((resolve, reject) => {
      webSocket.on('error', reject);
      webSocket.on('close', (code) => resolve(`close ${code}`));
      webSocket.on('message', (data: Buffer) => {
        const text = data.toString();
        if (text.startsWith('0')) webSocket.send('40');
        else if (text.startsWith('40')) messages.forEach((message) => webSocket.send(message));
        else resolve(text.slice(0, 2));
      });
    });
  } finally {
    webSocket.terminate();
  }
}
