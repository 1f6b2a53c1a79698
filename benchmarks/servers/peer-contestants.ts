import { signAccessToken, signingKey } from '../../protocol/index.js';
import { type Contestant, type ContestantOptions, portOf, postHead } from './contestant.js';
import { startServer } from './start-server.js';

const accessKey = 'the key of the peers that verify tokens';
const key = signingKey(accessKey);

/** A stock Socket.IO server, which verifies its clients' tokens and joins them to the room that these name. */
export async function startSocketIoContestant(options: ContestantOptions): Promise<Contestant> {
  const { handlerUrl = '', collectsGarbage = false } = options;
  const server = await startServer({
    program: ['benchmarks/servers/socket-io-server.js', accessKey, handlerUrl],
    collectsGarbage,
  });
  const port = portOf(server);
  return {
    name: 'socket.io',
    pid: server.pid,
    port,
    greets: true,
    clientPath(room) {
      const token = signAccessToken({ key, audience: 'bench', lifetimeSeconds: 3600, claims: { room } });
      return `/socket.io/?EIO=4&transport=websocket&access_token=${token}`;
    },
    publishHead: (room, bodySize) => postHead(port, `/rooms/${room}`, 'application/json', bodySize),
    publishBody: (packet) => packet.slice('42'.length),
    [Symbol.asyncDispose]: () => Promise.resolve(server[Symbol.asyncDispose]()),
  };
}

/** Bare WebSockets, to which one ready frame is written: what no server in JavaScript that writes each frame goes below. */
export async function startBareWsContestant({ collectsGarbage = false }: ContestantOptions): Promise<Contestant> {
  const server = await startServer({ program: ['benchmarks/servers/bare-ws-server.js'], collectsGarbage });
  const port = portOf(server);
  return {
    name: 'ws',
    pid: server.pid,
    port,
    greets: true,
    clientPath: (room) => `/rooms/${room}`,
    publishHead: (room, bodySize) => postHead(port, `/rooms/${room}`, 'text/plain', bodySize),
    publishBody: (packet) => packet,
    [Symbol.asyncDispose]: () => Promise.resolve(server[Symbol.asyncDispose]()),
  };
}
