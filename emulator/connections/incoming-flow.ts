import type { ServerResponse } from 'node:http';
import type { Socket as EngineSocket } from 'engine.io';
import { pauseWebSocket, resumeWebSocket } from './engine-internals.js';
import { Heartbeat } from './heartbeat.js';

/**
 * What a client may send: while it is paused, its WebSocket is not read, and the answers to its polling requests are held
 * back, without which it sends no more. Its heartbeat goes on, but no pong is expected, since none could be read.
 */
export class IncomingFlow {
  #isPaused = false;
  #heartbeat: Heartbeat | undefined;
  #heldAnswers: (() => void)[] = [];

  constructor(
    private readonly session: EngineSocket,
    private readonly pingIntervalMs: number,
    private readonly lastPingAt: () => number,
  ) {
    session.once('close', () => this.resume());
    // A client changes its transport only once its last request by polling has been answered.
    session.on('upgrading', () => this.#giveAnswers());
    session.on('upgrade', () => {
      if (this.#isPaused) pauseWebSocket(session);
    });
  }

  pause(): void {
    if (this.#isPaused || this.session.readyState === 'closed') return;
    this.#isPaused = true;
    this.#heartbeat ??= new Heartbeat(this.session, this.pingIntervalMs, performance.now() - this.lastPingAt());
    this.#heartbeat.pause();
    pauseWebSocket(this.session);
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    this.#heartbeat?.resume();
    resumeWebSocket(this.session);
    this.#giveAnswers();
  }

  /** To be called with the answer to a polling request that brings packets, before it is given. */
  pace(response: ServerResponse): void {
    const end = response.end.bind(response) as (...body: unknown[]) => ServerResponse;
    const give = (...body: unknown[]): ServerResponse => {
      if (!this.#isPaused || this.session.upgrading) return end(...body);
      this.#heldAnswers.push(() => end(...body));
      return response;
    };
    response.end = give as typeof response.end;
  }

  #giveAnswers(): void {
    const held = this.#heldAnswers;
    this.#heldAnswers = [];
    for (const give of held) give();
  }
}
