// How the app calls the service: rooms are groups, and events are text.

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

function base64Url(text) {
  return Buffer.from(text).toString('base64url');
}
