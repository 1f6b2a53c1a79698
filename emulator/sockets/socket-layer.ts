import { setTimeout as delay } from 'node:timers/promises';
import type { Socket as EngineSocket } from 'engine.io';
import type { ClientLink } from '../connections/client-link.js';
import type { Connection } from '../connections/connection.js';
import type { Logger } from '../log/event-log.js';
import type { Settings } from '../settings/settings.js';
import type { SocketEvents } from '../webhooks/webhooks.js';
import { SocketSession } from './socket-session.js';

/** All Socket.IO sessions of this node. */
export class SocketLayer {
  /** Those whose last event has not been delivered yet. */
  readonly #sessions = new Set<SocketSession>();
  #onEmpty: () => void = () => undefined;

  constructor(
    private readonly webhooks: SocketEvents,
    private readonly settings: Settings,
    private readonly log: Logger,
  ) {}

  /** Takes over a new connection: its packets and its end. */
  accept(connection: Connection, link: ClientLink, engineSocket: EngineSocket): void {
    const session = new SocketSession(connection, link, this.webhooks, this.settings, this.log);
    this.#sessions.add(session);
    session.listen(engineSocket, this.#forget);
  }

  readonly #forget = async (session: SocketSession): Promise<void> => {
    await session.idle();
    this.#sessions.delete(session);
    if (this.#sessions.size === 0) this.#onEmpty();
  };

  /** Takes a time to close the connections, one after the other, as {@link finish} does. */
  async drain(durationMs: number): Promise<void> {
    const startedAt = performance.now();
    const sessions = [...this.#sessions];
    const until = (share: number): Promise<void> =>
      delay(Math.max(0, startedAt + durationMs * share - performance.now()));
    for (const [index, session] of sessions.entries()) {
      await until((index + 1) / sessions.length);
      void session.finish();
    }
    await until(1);
  }

  /** Closes each connection once the events that its client has sent are handled and answered. */
  async finish(): Promise<void> {
    await Promise.all([...this.#sessions].map((session) => session.finish()));
  }

  /** Settles when the last event of each connection, once it is closed, has been delivered. */
  async ended(): Promise<void> {
    if (this.#sessions.size > 0) await new Promise<void>((resolve) => (this.#onEmpty = resolve));
  }
}
