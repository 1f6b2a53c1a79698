const groupOfPath = /\/groups\/0~([\w-]*)~([\w-]*)(?=[/?]|$)/;

/**
 * What a REST call's path is about, where it names a Socket.IO group. `parseGroupName` of the protocol needs Node's Buffer,
 * which a browser does not have.
 *
 * @example roomOfPath('/api/hubs/chat/groups/0~Lw~bG9iYnk/:send') // 'room lobby'
 */
export function roomOfPath(path: string): string | undefined {
  const [, encodedNamespace, encodedRoom] = groupOfPath.exec(path) ?? [];
  if (encodedNamespace === undefined || encodedRoom === undefined) return undefined;
  try {
    const namespace = decode(encodedNamespace);
    if (encodedRoom === '') return `namespace ${namespace}`;
    return `room ${decode(encodedRoom)}${namespace === '/' ? '' : ` in ${namespace}`}`;
  } catch {
    // Not base64url: a group of another kind.
    return undefined;
  }
}

function decode(encoded: string): string {
  const binary = atob(encoded.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (byte) => byte.charCodeAt(0)));
}
