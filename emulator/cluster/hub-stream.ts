import { beforeAll, isBefore, readEntries, type StreamEntry } from './stream-entry.js';
import { listOf, type RedisReply } from './redis-link.js';
import { readInfoScript } from './stream-info.js';

/** Where a node begins to read a stream. */
export interface StreamPosition {
  readonly lastId: string;
  /** How many entries the stream has ever had until there. */
  readonly count: number;
}

/** What a node missed of a stream, as it read on. */
export type StreamLoss = { readonly kind: 'trimmed'; readonly missed: number } | { readonly kind: 'data lost' };

/** What there is to read of a stream, and what it says of what was before. */
export interface StreamState {
  readonly lastId: string;
  readonly added: number;
  readonly length: number;
  readonly entries: readonly StreamEntry[];
}

/** Reads a stream's state, and its entries after an id: `[lastId, added, length, entries]`. */
export const readStateScript = `${readInfoScript}
local entries = redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', ARGV[2])
return {info['last-generated-id'], info['entries-added'], info['length'], entries}`;

export function readStreamState(reply: RedisReply): StreamState {
  const [lastId, added, length, entries] = listOf(reply);
  return { lastId: String(lastId), added: Number(added), length: Number(length), entries: readEntries(entries) };
}

/** How far one node has read the stream of a hub, and which messages of other nodes it has had. */
export class HubStream {
  #lastId: string;
  #count: number;
  /** By node, the number of its latest message. */
  readonly #latest = new Map<string, number>();
  /** Nodes that were not among those that are alive when it was last looked. */
  #missing: ReadonlySet<string> = new Set();
  /** Whether it is not known that nothing is missing after the last entry. */
  isUnsure = false;

  constructor(
    readonly hub: string,
    { lastId, count }: StreamPosition,
  ) {
    this.#lastId = lastId;
    this.#count = count;
  }

  get lastId(): string {
    return this.#lastId;
  }

  /** Moves on to the next entry. */
  take({ id }: StreamEntry): void {
    this.#lastId = id;
    this.#count++;
  }

  /**
   * Compares the stream with what was read of it, and goes on where something is missing.
   *
   * @param state what was read after `lastId`, before any of it is taken.
   * @param isComplete whether these are all entries that there are.
   */
  findLoss({ lastId, added, length, entries }: StreamState, isComplete: boolean): StreamLoss | undefined {
    if (isBefore(lastId, this.#lastId)) {
      this.#lastId = beforeAll;
      this.#count = Math.max(0, added - length);
      return { kind: 'data lost' };
    }
    const missed = added - length - this.#count;
    if (missed > 0) {
      this.#count += missed;
      return { kind: 'trimmed', missed };
    }
    if (!isComplete || this.#count + entries.length === added) return undefined;
    this.#count = added - entries.length;
    return { kind: 'data lost' };
  }

  /** Whether a message has come before, which its sender repeated since it had lost the answer. */
  isRepeated(node: string, number: number): boolean {
    if (number <= (this.#latest.get(node) ?? 0)) return true;
    this.#latest.set(node, number);
    return false;
  }

  /** Forgets nodes that can send nothing any more: that were missing twice, since one may just have come. */
  keepNodes(alive: ReadonlySet<string>): void {
    const missing = [...this.#latest.keys()].filter((node) => !alive.has(node));
    for (const node of missing) if (this.#missing.has(node)) this.#latest.delete(node);
    this.#missing = new Set(missing);
  }
}
