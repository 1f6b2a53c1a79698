import type { Logger } from '../log/event-log.js';
import { withoutSecrets } from '../settings/redis-url.js';
import type { ClusterStatistics } from './cluster-statistics.js';

/** Logs once that the connection to Redis is lost, and once that it is there again. */
export class ConnectionLog {
  #lostAt: number | undefined;
  readonly #endpoint: string;

  constructor(
    url: string,
    private readonly statistics: ClusterStatistics,
    private readonly log: Logger,
  ) {
    this.#endpoint = withoutSecrets(url);
  }

  lost({ message: reason }: Error): void {
    if (this.#lostAt !== undefined) return;
    this.#lostAt = performance.now();
    this.statistics.disconnects++;
    this.log.error({ endpoint: this.#endpoint, reason }, 'connection to Redis is lost, trying to get it back');
  }

  /** @param endpoint to which it is. */
  restored(endpoint: string): void {
    if (this.#lostAt === undefined) return;
    const durationMs = performance.now() - this.#lostAt;
    this.#lostAt = undefined;
    this.log.warn({ endpoint, durationMs }, 'connection to Redis is back');
  }
}
