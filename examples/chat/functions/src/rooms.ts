import { WebPubSubServiceClient } from '@azure/web-pubsub';

export const hub = 'chat';
const rooms = ['Lobby', 'Kitchen', 'Garden'];
const maxListed = 200;

/** What the binding `socketio` sends as an event to the sockets of rooms. */
export interface SendToRooms {
  readonly actionName: 'sendToRooms';
  readonly rooms: readonly string[];
  readonly eventName: string;
  readonly parameters: readonly unknown[];
}

export function isRoom(name: unknown): name is string {
  return typeof name === 'string' && rooms.includes(name);
}

export function sendToRoom(room: string, eventName: string, ...parameters: unknown[]): SendToRooms {
  return { actionName: 'sendToRooms', rooms: [room], eventName, parameters };
}

/** The REST API of the hub, for what has no binding. */
function service(): WebPubSubServiceClient {
  // The SDK rejects http, which the emulator speaks, unless it is told so.
  return new WebPubSubServiceClient(process.env['WebPubSubForSocketIOConnectionString'] ?? '', hub, {
    allowInsecureConnection: true,
  });
}

/** Moves a socket into a room. An output binding would do so too, but only after the function has asked who is there. */
export async function moveTo(room: string, socketId: string): Promise<void> {
  const others = rooms.filter((other) => other !== room).map(groupOf);
  const socket = `'${groupOf(socketId)}' in groups`;
  await service().removeConnectionsFromGroups(others, socket);
  await service().addConnectionsToGroups([groupOf(room)], socket);
}

/**
 * Tells every room who is in it. A client that gets two such lists out of order knows by the time which is newer.
 */
export async function announceMembers(): Promise<SendToRooms[]> {
  const time = Date.now();
  return Promise.all(
    rooms.map(async (room) => sendToRoom(room, 'members', { room, names: await membersOf(room), time })),
  );
}

async function membersOf(room: string): Promise<string[]> {
  const names = new Set<string>();
  const connections = await service().group(groupOf(room)).listConnections({ top: maxListed });
  for await (const { userId } of connections) names.add(userId ?? 'somebody');
  return [...names].sort();
}

/** The service's group for a room of the default namespace, or for the socket of an id. */
function groupOf(room: string): string {
  return `0~${base64Url('/')}~${base64Url(room)}`;
}

function base64Url(text: string): string {
  return Buffer.from(text).toString('base64url');
}
