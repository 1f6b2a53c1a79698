import type { Socket, Transport } from 'engine.io';
import * as ws from 'ws';

/**
 * Everything that the emulator uses of Engine.IO and `ws` beyond their documented interfaces. Both are pinned to exact
 * versions, and the test beside this file fails when one of them changes here.
 */

/** What is used of `ws` that its type declarations do not have. */
interface FrameOptions {
  readonly fin: boolean;
  readonly opcode: 1 | 2;
  readonly mask: boolean;
  readonly readOnly: boolean;
  readonly rsv1: boolean;
}

const { Sender } = ws as unknown as { Sender: { frame(data: Buffer, options: FrameOptions): Buffer[] } };

interface FrameSender {
  sendFrame(frames: readonly Buffer[], written: () => void): void;
}

/** What is used of Engine.IO that its type declarations do not have, or have as private. */
interface EngineTransport {
  readonly socket?: ws.WebSocket & { readonly _sender?: FrameSender };
  readonly perMessageDeflate?: unknown;
  shouldClose?: (() => void) | null;
}

interface EngineSession {
  readonly upgrading: boolean;
  readonly writeBuffer: readonly unknown[];
}

/** What Engine.IO takes beside a message; a frame made beforehand spares encoding it again for each client. */
export interface SendOptions {
  readonly compress: false;
  readonly wsPreEncodedFrame: Buffer[];
}

/** The WebSocket frame of an Engine.IO message. */
export function frameMessage(data: string | Buffer): Buffer {
  const isText = typeof data === 'string';
  const body = isText ? Buffer.from(`4${data}`) : data;
  const options = { fin: true, opcode: isText ? 1 : 2, mask: false, readOnly: true, rsv1: false } as const;
  return Buffer.concat(Sender.frame(body, options));
}

/**
 * Whether frames may be written to a session's WebSocket without Engine.IO: not while it still holds packets itself, or has
 * no WebSocket yet, and not where messages are compressed.
 */
export function canWriteFrames(session: Socket): boolean {
  const { upgrading, writeBuffer } = session as unknown as EngineSession;
  const { socket, perMessageDeflate } = session.transport as EngineTransport;
  return socket?._sender !== undefined && writeBuffer.length === 0 && !upgrading && !perMessageDeflate;
}

/** Writes frames to a session's WebSocket, if it is still open. */
export function writeFrames(session: Socket, frames: Buffer, written: () => void): void {
  const { socket } = session.transport as EngineTransport;
  if (socket?.readyState === ws.WebSocket.OPEN) socket._sender?.sendFrame([frames], written);
}

/**
 * Ends a polling transport that waits for a poll, to answer it with a close packet. Its timer of 30 seconds would keep the
 * process alive, and Engine.IO has no public way to stop it.
 */
export function abortPendingPoll(transport: Transport): void {
  (transport as EngineTransport).shouldClose?.();
}

/** Ends a session and its WebSocket at once, whatever is still on its way. */
export function terminateSession(session: Socket): void {
  const { transport } = session;
  session.close(true);
  abortPendingPoll(transport);
  // Engine.IO leaves it open until all that was sent before has been read.
  (transport as EngineTransport).socket?.terminate();
}
