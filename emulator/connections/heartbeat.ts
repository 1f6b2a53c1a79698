import type { Socket as EngineSocket } from 'engine.io';
import { awaitsPong, clearPongDeadline, sendPing, startPongDeadline, stopPings } from './engine-internals.js';

/**
 * The pings of a session whose client is paused at times: its pongs cannot be read then, and it must get pings all the
 * same. It takes over from Engine.IO, which sends no ping before the last one has been answered.
 */
export class Heartbeat {
  #timer: NodeJS.Timeout;
  #awaitsPong: boolean;
  #isPaused = false;

  /** @param sinceLastPingMs how long ago the client was sent the last one, or the session was opened. */
  constructor(
    private readonly session: EngineSocket,
    private readonly pingIntervalMs: number,
    sinceLastPingMs: number,
  ) {
    this.#awaitsPong = awaitsPong(session);
    stopPings(session);
    session.on('heartbeat', () => (this.#awaitsPong = false));
    session.once('close', () => clearTimeout(this.#timer));
    this.#timer = setTimeout(() => this.#ping(), pingIntervalMs - sinceLastPingMs);
  }

  /** Expects no pong. */
  pause(): void {
    this.#isPaused = true;
    clearPongDeadline(this.session);
  }

  /** Expects pongs again, and those that have not been read yet. */
  resume(): void {
    this.#isPaused = false;
    if (this.#awaitsPong) startPongDeadline(this.session);
  }

  #ping(): void {
    this.#timer = setTimeout(() => this.#ping(), this.pingIntervalMs);
    this.#awaitsPong = true;
    sendPing(this.session);
    if (!this.#isPaused) startPongDeadline(this.session);
  }
}
