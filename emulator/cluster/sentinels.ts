import { SettingsError } from '../settings/parse-settings.js';
import type { SentinelUrl, ServerAddress } from '../settings/redis-url.js';
import { loadRedis } from './load-redis.js';
import { errorCode } from './redis-errors.js';
import { listOf, type RedisReply } from './redis-link.js';

/** How long a sentinel may take before another one is asked. */
const timeoutMs = 1000;

type Ask = (...words: string[]) => Promise<RedisReply>;

/**
 * Sentinels, asked one after the other where the master is. One that has answered is asked first the next time.
 *
 * @see Redis documentation, "Sentinel client spec", "Redis service discovery via Sentinel".
 */
export class Sentinels {
  #addresses: readonly ServerAddress[];

  constructor(
    private readonly url: SentinelUrl,
    /** The URL as it may be shown. */
    private readonly shownUrl: string,
  ) {
    this.#addresses = url.sentinels;
  }

  /** @throws SettingsError where none of them knows it. */
  async findMaster(): Promise<ServerAddress> {
    const problems: string[] = [];
    for (const address of this.#addresses) {
      try {
        const master = await this.#ask(address, (ask) => this.#masterOf(address, ask));
        this.#addresses = [address, ...this.#addresses.filter((other) => other !== address)];
        return master;
      } catch (error) {
        problems.push(error instanceof SettingsError ? error.message : describeFailure(address, error as Error));
      }
    }
    throw new SettingsError(
      `No sentinel of ${this.shownUrl} says where the Redis is. ${problems.join(' ')} Check cluster.`,
    );
  }

  async #ask<Answer>({ host, port }: ServerAddress, use: (ask: Ask) => Promise<Answer>): Promise<Answer> {
    const { createClient } = await loadRedis();
    const { hasTls, sentinelCredentials } = this.url;
    const client = createClient({
      ...sentinelCredentials,
      RESP: 2,
      maintNotifications: 'disabled',
      disableOfflineQueue: true,
      socket: {
        ...(hasTls && { tls: true }),
        host,
        port,
        connectTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        reconnectStrategy: false,
      },
    });
    // What goes wrong rejects what waits for it.
    client.on('error', () => undefined);
    try {
      await client.connect();
      return await use((...words) => client.sendCommand<RedisReply>(words));
    } finally {
      client.destroy();
    }
  }

  async #masterOf(address: ServerAddress, ask: Ask): Promise<ServerAddress> {
    const { masterName } = this.url;
    const [host, port] = listOf(await ask('SENTINEL', 'GET-MASTER-ADDR-BY-NAME', masterName));
    if (host !== undefined) return { host: String(host), port: Number(port) };
    const known = listOf(await ask('SENTINEL', 'MASTERS')).map((master) => JSON.stringify(listOf(master)[1]));
    const names = known.length === 0 ? 'no master' : known.join(', ');
    throw new SettingsError(`${shownAddress(address)} knows ${names}, and not ${JSON.stringify(masterName)}.`);
  }
}

function describeFailure(address: ServerAddress, error: Error): string {
  const at = shownAddress(address);
  const code = (error as NodeJS.ErrnoException).code ?? errorCode(error);
  if (code === 'NOAUTH') return `${at} needs a password: put ?sentinel_password=… at the end of the URL.`;
  if (code === 'WRONGPASS') return `${at} rejects sentinel_username or sentinel_password of the URL.`;
  if (error.message.startsWith('ERR unknown command')) return `${at} is no sentinel.`;
  return `${at} does not answer (${code === '' ? error.message : code}).`;
}

/** `host:port`, as in a URL. */
export function shownAddress({ host, port }: ServerAddress): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`;
}
