import type { HubSettings } from '../settings/settings.js';
import type { Connection } from './connection.js';
import { GroupIndex } from './group-index.js';

const nobody: ReadonlySet<Connection> = new Set();

/** One hub: its settings, and who is connected to it on this node. */
export class Hub {
  readonly groups = new GroupIndex();
  readonly #connections = new Map<string, Connection>();
  readonly #users = new Map<string, Set<Connection>>();

  constructor(
    /** In lower case: the case of a hub's name does not matter. */
    readonly name: string,
    public settings: HubSettings,
    /** Is told when its first connection has come, and when its last one has left. */
    private readonly onUse: (hub: Hub, inUse: boolean) => void = () => undefined,
  ) {}

  /** Whether an event handler is asked about clients that come now, and told what their handshakes told. */
  get tellsOfClients(): boolean {
    return this.settings.eventHandlers.some(({ systemEvents }) => systemEvents.includes('connect'));
  }

  add(connection: Connection): void {
    if (this.#connections.size === 0) this.onUse(this, true);
    this.#connections.set(connection.connectionId, connection);
    const { userId } = connection;
    if (userId !== null) {
      const sessions = this.#users.get(userId);
      if (sessions === undefined) this.#users.set(userId, new Set([connection]));
      else sessions.add(connection);
    }
    for (const group of connection.takeTokenGroups()) this.groups.add(group, connection);
  }

  /** Does nothing where it is not in the hub any more. */
  remove(connection: Connection): void {
    if (!this.#connections.delete(connection.connectionId)) return;
    if (this.#connections.size === 0) this.onUse(this, false);
    this.groups.removeFromAll(connection);
    const { userId } = connection;
    if (userId === null) return;
    const sessions = this.#users.get(userId);
    sessions?.delete(connection);
    if (sessions?.size === 0) this.#users.delete(userId);
  }

  connections(): IterableIterator<Connection> {
    return this.#connections.values();
  }

  connection(id: string): Connection | undefined {
    return this.#connections.get(id);
  }

  userConnections(userId: string): ReadonlySet<Connection> {
    return this.#users.get(userId) ?? nobody;
  }
}
