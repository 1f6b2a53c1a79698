import { io, type ManagerOptions, type Socket, type SocketOptions } from 'socket.io-client';
import type { GenerateClientTokenOptions, WebPubSubServiceClient } from '@azure/web-pubsub';
import { groupName } from '../../protocol/index.js';

/** A real client of the service, which the SDK's own token let in. */
export interface SocketClient {
  readonly socket: Socket;
  readonly connectionId: string;
  /** Settles with the reason for which the connection ended. */
  readonly closed: Promise<string>;
  /** The values of the `news` events that came since this was last asked; none is on its way any more. */
  news(): Promise<unknown[]>;
}

type SocketIoOptions = Partial<ManagerOptions & SocketOptions>;

/** @throws The client library's error where the service refuses it; its `description` is the status of a polling one. */
export async function openSocket(endpoint: string, hub: string, token: string, options: SocketIoOptions) {
  const path = `/clients/socketio/hubs/${hub}`;
  const common = { path, query: { access_token: token }, forceNew: true, reconnection: false };
  const socket = io(endpoint, { ...common, ...options });
  await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
  return socket;
}

/** @param tokens makes the client's token. */
export async function connectSocketClient(
  service: WebPubSubServiceClient,
  ca: string | undefined,
  options: GenerateClientTokenOptions,
  tokens: Pick<WebPubSubServiceClient, 'getClientAccessToken'> = service,
): Promise<SocketClient> {
  const { token } = await tokens.getClientAccessToken({ ...options, clientProtocol: 'socketio' });
  const socketOptions = { transports: ['websocket'], ...(ca !== undefined && { ca }) };
  const socket = await openSocket(service.endpoint, service.hubName, token, socketOptions);
  const closed = new Promise<string>((resolve) => socket.once('disconnect', resolve));
  const received: unknown[] = [];
  socket.on('news', (value: unknown) => received.push(value));
  const connectionId = await connectionIdOf(service, socket);
  return {
    socket,
    connectionId,
    closed,
    async news() {
      const end = new Promise((resolve) => socket.once('end', resolve));
      await service.sendToConnection(connectionId, '42["end"]', { contentType: 'text/plain' });
      await end;
      return received.splice(0);
    },
  };
}

/** The one connection in the room that every socket has to itself. */
async function connectionIdOf(service: WebPubSubServiceClient, { id = '' }: Socket): Promise<string> {
  const members = await service.group(groupName('/', id)).listConnections();
  const { value } = (await members.next()) as { value?: { connectionId: string } };
  if (value === undefined) throw new Error(`The group of the socket ${id} is empty; expected its connection.`);
  return value.connectionId;
}
