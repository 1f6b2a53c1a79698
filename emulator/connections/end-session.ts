import type { Socket, Transport } from 'engine.io';
import type { WebSocket } from 'ws';

/**
 * Ends a polling transport that waits for a poll, to answer it with a close packet. Its timer of 30 seconds would keep the
 * process alive, and Engine.IO has no public way to stop it.
 */
export function stopWaiting(transport: Transport): void {
  (transport as { shouldClose?: (() => void) | null }).shouldClose?.();
}

/** Ends a session and its WebSocket at once, whatever is still on its way. */
export function endSession(session: Socket): void {
  const { transport } = session;
  session.close(true);
  stopWaiting(transport);
  // Engine.IO leaves it open until all that was sent before has been read; its own type of it is private.
  (transport as { socket?: WebSocket }).socket?.terminate();
}
