import type { ServiceClient } from '../client/index.js';
import { groupName } from '../protocol/index.js';

/** The flags that say who gets an event. */
export interface RecipientFlags {
  readonly hub: string;
  readonly namespace: string;
  readonly room?: string;
  readonly user?: string;
  readonly connection?: string;
  readonly socket?: string;
}

/** Who gets an event. */
export interface Recipients {
  /** In words: `the room lobby of / in hub chat`. */
  readonly description: string;
  send(client: ServiceClient, payload: string): Promise<{ readonly response: Response; readonly error?: unknown }>;
  /** Asks whether anybody is there: 404 where nobody is. */
  exist(client: ServiceClient): Promise<Response>;
}

/** Everybody in the namespace, where no flag names fewer. */
export function recipientsOf({ hub, namespace, room, user, connection, socket }: RecipientFlags): Recipients {
  const place = `hub ${hub}`;
  if (user !== undefined) {
    const path = { hub, userId: user };
    return {
      description: `the user ${user} in ${place}`,
      send: (client, body) => client.POST('/api/hubs/{hub}/users/{userId}/:send', { params: { path }, body }),
      exist: async (client) => (await client.HEAD('/api/hubs/{hub}/users/{userId}', { params: { path } })).response,
    };
  }
  if (connection !== undefined) {
    const path = { hub, connectionId: connection };
    return {
      description: `the connection ${connection} in ${place}`,
      send: (client, body) =>
        client.POST('/api/hubs/{hub}/connections/{connectionId}/:send', { params: { path }, body }),
      exist: async (client) =>
        (await client.HEAD('/api/hubs/{hub}/connections/{connectionId}', { params: { path } })).response,
    };
  }
  const path = { hub, group: groupName(namespace, room ?? socket) };
  const part = room !== undefined ? `the room ${room} of ` : socket !== undefined ? `the socket ${socket} of ` : '';
  return {
    description: `${part}the namespace ${namespace} in ${place}`,
    send: (client, body) => client.POST('/api/hubs/{hub}/groups/{group}/:send', { params: { path }, body }),
    exist: async (client) => (await client.HEAD('/api/hubs/{hub}/groups/{group}', { params: { path } })).response,
  };
}
