import {
  clientPath,
  groupName,
  parseConnectionString,
  signAccessToken,
  signingKey,
  clientAudience,
} from '../../protocol/index.js';
import { type Contestant, type ContestantOptions, portOf, postHead } from './contestant.js';
import { startServer } from './start-server.js';

export const emulatorHub = 'bench';

const hub = emulatorHub;

/** The emulator as its users start it, with authentication, routing and validation. */
export async function startEmulatorContestant(options: ContestantOptions): Promise<Contestant> {
  const { handlerUrl, collectsGarbage = false, withoutInspector = false } = options;
  const handler = handlerUrl === undefined ? [] : ['--event-handler', `${hub}=${handlerUrl}`];
  const server = await startServer({
    program: [
      'cli/main.js',
      'start',
      '--json',
      '--port',
      '0',
      ...handler,
      ...(withoutInspector ? ['--inspector', 'off'] : []),
    ],
    collectsGarbage,
  });
  const connectionString = String(server.ready['connectionString']);
  const { endpoint, accessKey } = parseConnectionString(connectionString);
  const port = portOf(server);
  return {
    name: 'emulator',
    pid: server.pid,
    port,
    connectionString,
    ...emulatorRequests({ endpoint, accessKey, hub, port }),
    [Symbol.asyncDispose]: () => Promise.resolve(server[Symbol.asyncDispose]()),
  };
}

interface EmulatorAddress {
  readonly endpoint: string;
  readonly accessKey: string;
  readonly hub: string;
  /** Where it listens. */
  readonly port: number;
}

/** How clients and publishers talk to an emulator. */
export function emulatorRequests({
  endpoint,
  accessKey,
  hub,
  port,
}: EmulatorAddress): Pick<Contestant, 'greets' | 'clientPath' | 'publishHead' | 'publishBody'> {
  const key = signingKey(accessKey);
  let tokens = 0;
  const sign = (audience: string, claims: Readonly<Record<string, unknown>>): string =>
    signAccessToken({ key, audience, lifetimeSeconds: 3600, claims });
  return {
    greets: true,
    clientPath(room) {
      const claims = { 'webpubsub.group': [groupName('/', room)] };
      const token = sign(clientAudience(endpoint, hub), claims);
      return `${clientPath(hub)}/?EIO=4&transport=websocket&access_token=${token}`;
    },
    publishHead(room, bodySize, byFilter) {
      const group = groupName('/', room);
      const path = byFilter ? `/api/hubs/${hub}/:send` : `/api/hubs/${hub}/groups/${group}/:send`;
      const query = byFilter ? `?filter=${encodeURIComponent(`'${group}' in groups`)}` : '';
      // A token of its own for each publish, as SDKs sign one: no two are alike.
      const token = sign(endpoint + path, { jti: String(tokens++) });
      return postHead(port, path + query, 'text/plain', bodySize, token);
    },
    publishBody: (packet) => packet,
  };
}
