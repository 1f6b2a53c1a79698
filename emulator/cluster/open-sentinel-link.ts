import { setTimeout as delay } from 'node:timers/promises';
import { type SentinelUrl, withoutSecrets } from '../settings/redis-url.js';
import { SettingsError } from '../settings/parse-settings.js';
import { explainConnectError } from './check-redis.js';
import { backoffMs, type LinkOptions, linkSettings } from './link-options.js';
import { loadRedis } from './load-redis.js';
import { isReadOnlyReply } from './redis-errors.js';
import { listOf, type RedisLink, type RedisReply } from './redis-link.js';
import { Sentinels, shownAddress } from './sentinels.js';

/**
 * Opens a connection to the master that sentinels name. Whenever it is lost they are asked again, so that it is made to the
 * replica that has taken over.
 *
 * @throws SettingsError as the first try ends, where it fails.
 */
export async function openSentinelLink(url: SentinelUrl, options: LinkOptions): Promise<RedisLink> {
  const link = new SentinelLink(url, options);
  await link.connect();
  return link;
}

/** How long to wait at most before the sentinels are asked again: nodes wait little longer for one another. */
const maxPauseMs = 1000;

/** A connection to one master. */
interface MasterConnection {
  readonly address: string;
  readonly isReady: boolean;
  readonly send: (command: readonly string[]) => Promise<RedisReply>;
  close(): void;
}

class SentinelLink implements RedisLink {
  readonly #sentinels: Sentinels;
  #connection: MasterConnection | undefined;
  #isClosed = false;

  constructor(
    private readonly url: SentinelUrl,
    private readonly options: LinkOptions,
  ) {
    this.#sentinels = new Sentinels(url, withoutSecrets(options.url));
  }

  get address(): string {
    return this.#connection?.address ?? withoutSecrets(this.options.url);
  }

  get isReady(): boolean {
    return this.#connection?.isReady ?? false;
  }

  async send(command: readonly string[]): Promise<RedisReply> {
    const connection = this.#connection;
    if (connection === undefined) throw new Error('There is no connection to a master.');
    try {
      return await connection.send(command);
    } catch (error) {
      // It is a replica now. Sentinels close the connections of one, but not where it was made one by hand.
      if (isReadOnlyReply(error as Error)) this.#lost(connection, error as Error);
      throw error;
    }
  }

  close(): void {
    this.#isClosed = true;
    this.#connection?.close();
  }

  async connect(): Promise<void> {
    const connection = await this.#openMaster();
    if (this.#isClosed) {
      connection.close();
      return;
    }
    this.#connection = connection;
    this.options.onReady();
  }

  #lost(connection: MasterConnection, error: Error): void {
    if (this.#connection !== connection) return;
    this.#connection = undefined;
    connection.close();
    if (this.#isClosed) return;
    this.options.onLost(error);
    void this.#reconnect();
  }

  async #reconnect(): Promise<void> {
    for (let tries = 0; ; tries++) {
      await delay(Math.min(backoffMs(tries), maxPauseMs));
      if (this.#isClosed) return;
      try {
        await this.connect();
        return;
      } catch (error) {
        this.options.onLost(error as Error);
      }
    }
  }

  async #openMaster(): Promise<MasterConnection> {
    const { createClient } = await loadRedis();
    const master = await this.#sentinels.findMaster();
    const { hasTls, database, credentials } = this.url;
    const address = `redis${hasTls ? 's' : ''}://${shownAddress(master)}`;
    const { socket, ...settings } = linkSettings(this.options.isBlocking);
    const client = createClient({
      ...credentials,
      ...settings,
      database,
      socket: { ...socket, ...(hasTls && { tls: true }), ...master, reconnectStrategy: false },
    });
    const connection: MasterConnection = {
      address,
      get isReady() {
        return client.isReady;
      },
      send: (command) => client.sendCommand<RedisReply>(command),
      close: () => client.destroy(),
    };
    client.on('error', (error: Error) => this.#lost(connection, error));
    try {
      await client.connect();
      await checkRole(connection);
      return connection;
    } catch (error) {
      client.destroy();
      throw error instanceof SettingsError ? error : explainConnectError(error as Error, address);
    }
  }
}

/** A sentinel may not know yet that another one has become the master. */
async function checkRole({ address, send }: MasterConnection): Promise<void> {
  const [role] = listOf(await send(['ROLE']));
  if (role === 'master') return;
  const seen = role === 'slave' ? 'a replica' : String(role);
  throw new SettingsError(`The Redis at ${address}, which a sentinel names as the master, is ${seen}. Try again.`);
}
