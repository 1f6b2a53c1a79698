import { io, type Socket } from 'socket.io-client';
import type { Answer, Answers, Requests, TimelineBatch } from '../messages.js';

/** The page's connection to the emulator that serves it. */
export class EmulatorLink {
  readonly #socket: Socket = io({ path: '/inspector/socket.io', transports: ['websocket', 'polling'] });

  /** Tells of new entries, and whether the emulator is there. The function that is returned ends it. */
  listen(onBatch: (batch: TimelineBatch) => void, onOnline: (online: boolean) => void): () => void {
    const online = (): void => onOnline(true);
    const offline = (): void => onOnline(false);
    this.#socket.on('timeline', onBatch).on('connect', online).on('disconnect', offline).on('connect_error', offline);
    onOnline(this.#socket.connected);
    return () => void this.#socket.off('timeline', onBatch).off('connect', online).off('disconnect', offline);
  }

  /** @throws Error in words for the reader, where the emulator does not do it. */
  async ask<Name extends keyof Requests>(name: Name, request: Requests[Name]): Promise<Answers[Name]> {
    const answer = (await this.#socket
      .timeout(15_000)
      .emitWithAck(name, request)
      .catch(() => ({ error: 'The emulator does not answer.' }))) as Answer<Name>;
    if ('error' in answer) throw new Error(answer.error);
    return answer.result;
  }
}
