import type { Connection } from '../connections/connection.js';
import type { Logger } from '../log/event-log.js';
import type { LogFields } from '../log/log-fields.js';
import { excerpt } from '../log/shown-message.js';
import type { IncomingPacket } from './incoming-packet.js';
import type { NamespaceSocket } from './namespace-socket.js';

/** Logs what happens to a session: each entry names its connection, and is made where somebody takes it. */
export class SessionLog {
  constructor(
    private readonly connection: Connection,
    private readonly log: Logger,
  ) {}

  info(message: string, fields: LogFields): void {
    if (this.log.isEnabled('info')) this.log.info(this.#about(fields), message);
  }

  warn(message: string, fields: LogFields = {}): void {
    if (this.log.isEnabled('warn')) this.log.warn(this.#about(fields), message);
  }

  /** What happened to one of its sockets. */
  socket(message: string, { namespace, id }: NamespaceSocket, fields: LogFields = {}): void {
    if (this.log.isEnabled('debug')) this.log.debug(this.#about({ namespace, socketId: id, ...fields }), message);
  }

  received({ head: { namespace }, payload }: IncomingPacket): void {
    if (!this.log.isEnabled('trace')) return;
    this.log.trace(this.#about({ namespace, packet: excerpt(payload.slice(1)) }), 'packet received');
  }

  #about(fields: LogFields): LogFields {
    const { hub, connectionId, userId } = this.connection;
    return { hub: hub.name, connectionId, userId, ...fields };
  }
}
