import { setImmediate as endOfTurn, setTimeout as delay } from 'node:timers/promises';
import type { ClusterKeys } from './cluster-keys.js';
import { HubStream, readStateScript, readStreamState, type StreamLoss, type StreamPosition } from './hub-stream.js';
import { listOf, type RedisLink, type RedisReply } from './redis-link.js';
import { beforeAll, readEntries, type StreamEntry, writtenAt } from './stream-entry.js';

/** How many entries of a stream are read at once. */
const batchSize = 500;

/** How long Redis waits for something to read; less than after what a connection without a sign of life is given up. */
const blockMs = 2000;

/**
 * How much of the time that entries took, with the writes to clients that they caused, further ones get to gather in. What is
 * read together reaches a client by one write, and that is most of what a delivery costs.
 */
const gatherShare = 0.5;

/** Gathering delays a delivery by so much at most. */
const maxGatherMs = 5;

/** Less is not worth a timer. */
const minGatherMs = 0.2;

/** How long to wait where a read failed and the connection did not. */
const pauseMs = 200;

/** What is done with what is read. */
export interface StreamListener {
  /** Is called with one entry of a hub at a time, in their order. */
  onMessage(stream: HubStream, entry: StreamEntry): Promise<void> | void;
  /** Is called with an answer to this node. */
  onAnswer(entry: StreamEntry): void;
  onLoss(stream: HubStream, loss: StreamLoss): void;
  readonly onError: (error: Error) => void;
}

interface LinkEvents {
  readonly onReady: () => void;
  readonly onLost: (error: Error) => void;
}

/** Reads the streams of hubs, and this node's inbox, on a connection of its own. */
export class StreamReader {
  readonly #streams = new Map<string, HubStream>();
  #inboxKey: string;
  #inboxId = beforeAll;
  #highestLagMs = 0;
  #isClosed = false;
  #wake: () => void = () => undefined;
  #link: RedisLink | undefined;
  #ended: Promise<void> | undefined;

  constructor(
    private readonly openLink: (events: LinkEvents) => Promise<RedisLink>,
    private readonly keys: ClusterKeys,
    node: string,
    private readonly listener: StreamListener,
  ) {
    this.#inboxKey = keys.inbox(node);
  }

  /** @throws Error where there is no connection to be had. */
  async start(): Promise<void> {
    this.#link = await this.openLink({
      onReady: () => {
        // What was before may have gone with Redis, or have been trimmed.
        for (const stream of this.#streams.values()) stream.isUnsure = true;
        this.#wake();
      },
      onLost: this.listener.onError,
    });
    this.#ended = this.#run(this.#link);
  }

  get streams(): ReadonlyMap<string, HubStream> {
    return this.#streams;
  }

  /** The longest time since the last call from an entry's writing, by the clock of Redis, to its execution. */
  takeHighestLagMs(): number {
    const highest = this.#highestLagMs;
    this.#highestLagMs = 0;
    return highest;
  }

  /** Reads a hub's stream from a position on. The inbox has to get something, for the next read to begin. */
  add(hub: string, position: StreamPosition): void {
    this.#streams.set(hub, new HubStream(hub, position));
  }

  remove(hub: string): void {
    this.#streams.delete(hub);
  }

  /** Reads what comes for this node by another id. */
  useInbox(node: string): void {
    this.#inboxKey = this.keys.inbox(node);
    this.#inboxId = beforeAll;
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    this.#wake();
    this.#link?.close();
    await this.#ended;
  }

  async #run(link: RedisLink): Promise<void> {
    while (!this.#isClosed) {
      try {
        if (!link.isReady) await new Promise<void>((resolve) => (this.#wake = resolve));
        else await this.#readOnce(link);
      } catch (error) {
        this.listener.onError(error as Error);
        await delay(pauseMs);
      }
    }
  }

  async #readOnce(link: RedisLink): Promise<void> {
    const unsure = [...this.#streams.values()].filter(({ isUnsure }) => isUnsure);
    await Promise.all(unsure.map((stream) => this.#catchUp(link, stream)));
    const inboxKey = this.#inboxKey;
    const streams = [...this.#streams.values()];
    const reply = await link.send([
      ...['XREAD', 'COUNT', String(batchSize), 'BLOCK', String(blockMs), 'STREAMS', inboxKey],
      ...streams.map(({ hub }) => this.keys.hubStream(hub)),
      this.#inboxId,
      ...streams.map(({ lastId }) => lastId),
    ]);
    const startedAt = performance.now();
    await this.#handle(reply, inboxKey, new Map(streams.map((stream) => [this.keys.hubStream(stream.hub), stream])));
    // Clients are written to at the end of the turn.
    await endOfTurn();
    const gatherMs = Math.min((performance.now() - startedAt) * gatherShare, maxGatherMs);
    if (gatherMs > minGatherMs) await delay(gatherMs);
  }

  async #handle(reply: RedisReply, inboxKey: string, streams: ReadonlyMap<string, HubStream>): Promise<void> {
    const executed: Promise<void>[] = [];
    for (const one of listOf(reply)) {
      const [key, list] = listOf(one);
      const entries = readEntries(list);
      const stream = streams.get(String(key));
      if (key === inboxKey) this.#readInbox(entries);
      // Of many, some before them may have been trimmed: they are read again, with a look at what is missing.
      else if (stream !== undefined && entries.length === batchSize) stream.isUnsure = true;
      else if (stream !== undefined) executed.push(this.#execute(stream, entries));
    }
    await Promise.all(executed);
  }

  #readInbox(entries: readonly StreamEntry[]): void {
    for (const entry of entries) {
      this.#inboxId = entry.id;
      this.listener.onAnswer(entry);
    }
  }

  /** Reads all that there is of a stream, and finds what is missing of it. */
  async #catchUp(link: RedisLink, stream: HubStream): Promise<void> {
    const key = this.keys.hubStream(stream.hub);
    while (stream.isUnsure && !this.#isClosed) {
      const state = readStreamState(
        await link.send(['EVAL', readStateScript, '1', key, stream.lastId, String(batchSize)]),
      );
      const isComplete = state.entries.length < batchSize;
      const { lastId } = stream;
      const loss = stream.findLoss(state, isComplete);
      if (loss !== undefined) this.listener.onLoss(stream, loss);
      if (stream.lastId !== lastId) continue;
      await this.#execute(stream, state.entries);
      if (isComplete) stream.isUnsure = false;
    }
  }

  async #execute(stream: HubStream, entries: readonly StreamEntry[]): Promise<void> {
    for (const entry of entries) {
      stream.take(entry);
      const executed = this.listener.onMessage(stream, entry);
      // Most are executed at once.
      if (executed !== undefined) await executed;
    }
    const last = entries.at(-1);
    if (last !== undefined) this.#highestLagMs = Math.max(this.#highestLagMs, Date.now() - writtenAt(last));
  }
}
