import type { EventEmitter } from 'node:events';
import type { Socket, Transport } from 'engine.io';
import * as ws from 'ws';

/**
 * Everything that the emulator uses of Engine.IO and `ws` beyond their documented interfaces. Both are pinned to exact
 * versions, and the test beside this file fails when one of them changes here.
 */

interface FrameSender {
  sendFrame(frames: readonly Buffer[], written: () => void): void;
}

/** What is used of Engine.IO that its type declarations do not have, or have as private. */
interface EngineTransport {
  readonly socket?: ws.WebSocket & { readonly _sender?: FrameSender; readonly _socket?: EventEmitter };
  readonly perMessageDeflate?: unknown;
  shouldClose?: (() => void) | null;
}

interface EngineSession {
  readonly writeBuffer: readonly unknown[];
  readonly pingIntervalTimer: NodeJS.Timeout;
  pingTimeoutTimer: NodeJS.Timeout | null;
  sendPacket(type: 'ping'): void;
  resetPingTimeout(): void;
}

/** What Engine.IO takes beside a message; a frame made beforehand spares encoding it again for each client. */
export interface SendOptions {
  readonly compress: false;
  readonly wsPreEncodedFrame: Buffer[];
}

/**
 * Whether frames may be written to a session's WebSocket without Engine.IO: not while it still holds packets itself, or has
 * no WebSocket yet, and not where messages are compressed.
 */
export function canWriteFrames(session: Socket): boolean {
  const { writeBuffer } = session as unknown as EngineSession;
  const { socket, perMessageDeflate } = session.transport as EngineTransport;
  return socket?._sender !== undefined && writeBuffer.length === 0 && !session.upgrading && !perMessageDeflate;
}

/** Writes frames to a session's WebSocket, if it is still open. */
export function writeFrames(session: Socket, frames: Buffer, written: () => void): void {
  const { socket } = session.transport as EngineTransport;
  if (socket?.readyState === ws.WebSocket.OPEN) socket._sender?.sendFrame([frames], written);
}

/** Reads nothing more of a session's WebSocket, if it has one, but for what has been read of it already. */
export function pauseWebSocket({ transport }: Socket): void {
  (transport as EngineTransport).socket?.pause();
}

export function resumeWebSocket({ transport }: Socket): void {
  (transport as EngineTransport).socket?.resume();
}

/** Whether a session has sent a ping whose pong has not come. */
export function awaitsPong(session: Socket): boolean {
  return heartOf(session).pingTimeoutTimer !== null;
}

/** Leaves it to others to send a session's pings. */
export function stopPings(session: Socket): void {
  clearTimeout(heartOf(session).pingIntervalTimer);
}

export function sendPing(session: Socket): void {
  heartOf(session).sendPacket('ping');
}

/** Lets a session go on without a pong. */
export function clearPongDeadline(session: Socket): void {
  const heart = heartOf(session);
  clearTimeout(heart.pingTimeoutTimer ?? undefined);
  heart.pingTimeoutTimer = null;
}

/** Ends a session unless its pong comes in time. */
export function startPongDeadline(session: Socket): void {
  const heart = heartOf(session);
  if (session.readyState === 'open' && heart.pingTimeoutTimer === null) heart.resetPingTimeout();
}

function heartOf(session: Socket): EngineSession {
  return session as unknown as EngineSession;
}

/**
 * Lets go of the request that a session began with. Engine.IO would keep it as long as the session, itself and by listeners
 * that have no use once the session is open.
 */
export function forgetHandshake(session: Socket): void {
  Object.assign(session, { request: undefined });
  const { socket } = session.transport as EngineTransport;
  dropListeners(socket, 'error', ({ name }) => name === 'onUpgradeError');
  // It passes the end of the connection on to a response that Engine.IO has made up for middleware.
  dropListeners(socket?._socket, 'close', (listener) => passesOnClose.test(String(listener)));
}

/** The bundle of the emulator's start has no white space. */
export const passesOnClose = /^\(\)\s*=>\s*this\.emit\("close"\)$/;

type Listener = (...args: unknown[]) => void;

function dropListeners(emitter: EventEmitter | undefined, event: string, matches: (listener: Listener) => boolean) {
  for (const listener of (emitter?.listeners(event) ?? []) as Listener[]) {
    if (matches(listener)) emitter?.off(event, listener);
  }
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
