import { Members } from './members.js';

/** Where a foreign member stands and what is wrong with it, in sentences. */
export type Problems = string[];

/**
 * The settings of a hub in the form of the Azure Resource Manager, which the official emulator has as well, as those of
 * this emulator. Names of members are in any letter case; null is as good as missing.
 *
 * @param path where the hub stands, for the sentences.
 * @see Microsoft.SignalRService/webPubSub/hubs, "Property values"; azure-webpubsub, tools/emulator/README.md, "HTTP lifecycle notifications".
 */
export function fromForeignHub(value: unknown, path: string, problems: Problems): Record<string, unknown> {
  const hub = new Members(value, path, problems);
  const handlers = hub.list('eventHandlers');
  const policy = hub.take('anonymousConnectPolicy');
  if (hub.list('eventListeners').length > 0) {
    hub.reject('eventListeners', 'events are posted to event handlers alone, not to Event Hubs. Remove it');
  }
  // Socket.IO has a heartbeat of its own, which no setting of a hub is for.
  hub.take('webSocketKeepAliveIntervalInSeconds');
  hub.rejectOthers();
  return {
    ...(policy !== undefined && { anonymousConnectPolicy: lowerCase(policy) }),
    eventHandlers: handlers.map((handler, index) =>
      fromForeignHandler(new Members(handler, `${path}.eventHandlers.${index}`, problems)),
    ),
  };
}

function fromForeignHandler(handler: Members): Record<string, unknown> {
  const urlTemplate = handler.take('urlTemplate');
  // The official emulator has it by another name.
  const userEventPattern = handler.take('userEventPattern') ?? handler.take('eventPattern');
  const systemEvents = handler.list('systemEvents').map(lowerCase);
  const auth = fromForeignAuth(handler.members('auth'));
  if (handler.list('groupPresenceEvents').length > 0)
    handler.reject('groupPresenceEvents', 'there are no such events. Remove it');
  handler.rejectOthers();
  if (typeof urlTemplate === 'string' && /^tunnel:/i.test(urlTemplate)) {
    const url = urlTemplate.replace(/^tunnel:\/*/i, 'http://localhost:3000/');
    handler.reject('urlTemplate', `it is for the tunnel of Azure. Give the URL behind the tunnel, such as ${url}`);
    return {};
  }
  if (typeof urlTemplate === 'string' && /@Microsoft\.KeyVault/i.test(urlTemplate)) {
    handler.reject('urlTemplate', 'it refers to a Key Vault, which cannot be read. Write the value itself');
    return {};
  }
  return {
    urlTemplate,
    ...(userEventPattern !== undefined && { userEventPattern }),
    systemEvents,
    ...(auth !== undefined && { auth }),
  };
}

function fromForeignAuth(auth: Members | undefined): Record<string, unknown> | undefined {
  if (auth === undefined) return undefined;
  const type = auth.take('type') ?? 'None';
  const resource = auth.members('managedIdentity')?.take('resource');
  auth.rejectOthers();
  const kind = lowerCase(type);
  if (kind === 'none') return undefined;
  if (kind === 'managedidentity') return { type: 'managedIdentity', resource };
  auth.reject('type', 'it must be "None" or "ManagedIdentity"');
  return undefined;
}

function lowerCase(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase() : value;
}
