/** Events that Socket.IO keeps for itself: a client library never emits them, and breaks off where it receives one. */
export const reservedEvents: ReadonlySet<string> = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'newListener',
  'removeListener',
]);
