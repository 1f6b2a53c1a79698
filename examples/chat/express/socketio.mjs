// How Socket.IO looks to the app in Serverless Mode: rooms are groups, and events are text.

/** The service's group for a room of the default namespace, or for the socket of an id. */
export function groupOf(room) {
  return `0~${base64Url('/')}~${base64Url(room)}`;
}

/** The filter for the connection of one socket. */
export function isSocket(socketId) {
  return `'${groupOf(socketId)}' in groups`;
}

/** An event as a room's clients get it. */
export function formatEvent(...event) {
  return `42${JSON.stringify(event)}`;
}

/**
 * Reads what a client emitted: `4213["say","hello"]` is an event of the default namespace that wants an answer with the id
 * 13. Undefined where it is something else.
 */
export function readEvent(body) {
  const [, id, json] = /^42(\d*)(\[.*\])$/s.exec(body) ?? [];
  if (json === undefined) return undefined;
  try {
    return { id, event: JSON.parse(json) };
  } catch {
    return undefined;
  }
}

/** The answer to an event, for its client's acknowledgement; empty where it wants none. */
export function formatAnswer(id, answer) {
  return id === '' ? '' : `43${id}${JSON.stringify([answer])}`;
}

function base64Url(text) {
  return Buffer.from(text).toString('base64url');
}
