/** What a Socket.IO group stands for: a whole namespace (`room` undefined), or a room or socket id in it. */
export interface NamespaceRoom {
  readonly namespace: string;
  readonly room?: string;
}

const namespacePrefix = /^0~[A-Za-z0-9_-]*~/;

const socketIoGroup = /^0~([A-Za-z0-9_-]*)~([A-Za-z0-9_-]*)$/;

/**
 * The service's group of connections for a namespace, or for a room (or socket id) in it:
 * `0~` + base64url(namespace) + `~` + base64url(room), unpadded, of the UTF-8 bytes.
 *
 * @example groupName('/ns', 'rm') // '0~L25z~cm0'
 * @see socket-io-serverless-protocol.md, the mapping of rooms and namespaces to groups.
 */
export function groupName(namespace: string, room = ''): string {
  return `${namespaceGroupPrefix(namespace)}${base64Url(room)}`;
}

/** What every group of one namespace begins with; the namespace's own group is exactly this. */
export function namespaceGroupPrefix(namespace: string): string {
  return `0~${base64Url(namespace)}~`;
}

/** What the groups of this group's namespace begin with, or undefined where it belongs to none. */
export function namespacePrefixOf(group: string): string | undefined {
  return namespacePrefix.exec(group)?.[0];
}

/** The namespace and room of a group's name, or undefined where the group is none of Socket.IO's. */
export function parseGroupName(group: string): NamespaceRoom | undefined {
  const [, namespace, room] = socketIoGroup.exec(group) ?? [];
  if (namespace === undefined || room === undefined) return undefined;
  return room === '' ? { namespace: text(namespace) } : { namespace: text(namespace), room: text(room) };
}

function base64Url(value: string): string {
  return Buffer.from(value, 'utf8').toString('base64url');
}

function text(encoded: string): string {
  return Buffer.from(encoded, 'base64url').toString('utf8');
}
