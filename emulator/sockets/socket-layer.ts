import type { Socket as EngineSocket } from 'engine.io';
import type { ClientLink } from '../connections/client-link.js';
import type { Connection } from '../connections/connection.js';
import type { Logger } from '../logger.js';
import type { Settings } from '../settings/settings.js';
import type { Webhooks } from '../webhooks/webhooks.js';
import { SocketSession } from './socket-session.js';

/** All Socket.IO sessions of this node. */
export class SocketLayer {
  /** Those whose last event has not been delivered yet. */
  readonly #sessions = new Set<SocketSession>();

  constructor(
    private readonly webhooks: Webhooks,
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
  };

  /** Settles when the events of all connections, once these are closed, have been delivered. */
  async idle(): Promise<void> {
    await Promise.all([...this.#sessions].map((session) => session.idle()));
  }
}
