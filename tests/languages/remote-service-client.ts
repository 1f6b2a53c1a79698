import type { WebPubSubServiceClient } from '@azure/web-pubsub';
import type { SdkProgram } from './sdk-program.js';

type Options = Readonly<Record<string, unknown>>;

/**
 * The SDK of another language behind the interface of the SDK for JavaScript, as far as the calls of `tests/sdk` use it, so
 * that they test it as it is.
 */
export function remoteServiceClient(program: SdkProgram, endpoint: string, hub: string): WebPubSubServiceClient {
  const call = (operation: string, given: Options) => program.call(operation, hub, withoutUndefined(given));
  const client = {
    endpoint,
    hubName: hub,
    sendToAll: (message: unknown, options?: Options) => call('sendToAll', { message: body(message), ...options }),
    sendToUser: (userId: string, message: unknown, options?: Options) =>
      call('sendToUser', { userId, message: body(message), ...options }),
    sendToConnection: (connectionId: string, message: unknown, options?: Options) =>
      call('sendToConnection', { connectionId, message: body(message), ...options }),
    addConnectionsToGroups: (groups: string[], filter: string) => call('addConnectionsToGroups', { groups, filter }),
    removeConnectionsFromGroups: (groups: string[], filter: string) =>
      call('removeConnectionsFromGroups', { groups, filter }),
    removeUserFromAllGroups: (userId: string) => call('removeUserFromAllGroups', { userId }),
    removeConnectionFromAllGroups: (connectionId: string) => call('removeConnectionFromAllGroups', { connectionId }),
    connectionExists: (connectionId: string) => call('connectionExists', { connectionId }),
    userExists: (userId: string) => call('userExists', { userId }),
    groupExists: (group: string) => call('groupExists', { group }),
    closeConnection: (connectionId: string, options?: Options) => call('closeConnection', { connectionId, ...options }),
    closeAllConnections: (options?: Options) => call('closeAllConnections', { ...options }),
    closeUserConnections: (userId: string, options?: Options) => call('closeUserConnections', { userId, ...options }),
    hasPermission: (connectionId: string, permission: string, options?: Options) =>
      call('hasPermission', { connectionId, permission, ...options }),
    grantPermission: (connectionId: string, permission: string, options?: Options) =>
      call('grantPermission', { connectionId, permission, ...options }),
    revokePermission: (connectionId: string, permission: string, options?: Options) =>
      call('revokePermission', { connectionId, permission, ...options }),
    getClientAccessToken: (options?: Options) => call('getClientAccessToken', { ...options }),
    group: (group: string) => ({
      groupName: group,
      sendToAll: (message: unknown, options?: Options) =>
        call('group.sendToAll', { group, message: body(message), ...options }),
      addConnection: (connectionId: string) => call('group.addConnection', { group, connectionId }),
      removeConnection: (connectionId: string) => call('group.removeConnection', { group, connectionId }),
      addUser: (userId: string) => call('group.addUser', { group, userId }),
      removeUser: (userId: string) => call('group.removeUser', { group, userId }),
      listConnections: async (options?: Options) =>
        listing((await call('group.listConnections', { group, ...options })) as unknown[][]),
      closeAllConnections: (options?: Options) => call('group.closeAllConnections', { group, ...options }),
    }),
  };
  return client as unknown as WebPubSubServiceClient;
}

/** Both ways in which a caller may read a listing: member by member, and page by page. */
function listing(pages: readonly unknown[][]): object {
  return Object.assign(pages.flat().values(), { byPage: () => pages.values() });
}

function body(message: unknown): object {
  return Buffer.isBuffer(message) ? { bytes: message.toString('base64') } : { value: message };
}

function withoutUndefined(given: Options): Options {
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
}
