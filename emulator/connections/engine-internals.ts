import type { Socket, Transport } from 'engine.io';
import * as ws from 'ws';

/**
 * Everything that the emulator uses of Engine.IO and `ws` beyond their documented interfaces. Both are pinned to exact
 * versions, and the test beside this file fails when one of them changes here.
 */

const textFrame = { readOnly: false, mask: false, rsv1: false, opcode: 1, fin: true };

/** Exported by `ws`, and used by Socket.IO's own adapter, but missing in its type declarations. */
const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: typeof textFrame): Buffer[] } };

/** What Engine.IO takes beside a message; a frame made beforehand spares encoding it again for each client. */
export interface SendOptions {
  compress: false;
  wsPreEncodedFrame?: Buffer[];
}

/** The WebSocket frame of an Engine.IO message. */
export function frameText(text: string): Buffer[] {
  return Sender.frame(Buffer.from(`4${text}`), textFrame);
}

/**
 * Ends a polling transport that waits for a poll, to answer it with a close packet. Its timer of 30 seconds would keep the
 * process alive, and Engine.IO has no public way to stop it.
 */
export function abortPendingPoll(transport: Transport): void {
  (transport as { shouldClose?: (() => void) | null }).shouldClose?.();
}

/** Ends a session and its WebSocket at once, whatever is still on its way. */
export function terminateSession(session: Socket): void {
  const { transport } = session;
  session.close(true);
  abortPendingPoll(transport);
  // Engine.IO leaves it open until all that was sent before has been read.
  webSocketOf(transport)?.terminate();
}

/** The WebSocket of a transport that has one; Engine.IO's own type of it is private. */
function webSocketOf(transport: Transport): ws.WebSocket | undefined {
  return (transport as { socket?: ws.WebSocket }).socket;
}
