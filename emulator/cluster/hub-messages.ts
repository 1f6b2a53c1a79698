import type { ClusterKeys } from './cluster-keys.js';
import type { ClusterStatistics } from './cluster-statistics.js';
import { type Message, messageFields } from './message.js';
import type { Outbox } from './outbox.js';
import type { NodeAnswer } from './question.js';
import type { Questions } from './questions.js';
import { listOf } from './redis-link.js';

/** Adds a message to a hub's stream, and returns the ids of the nodes that will read it. */
const askScript = `
redis.call('XADD', KEYS[1], 'MAXLEN', '~', ARGV[1], '*', unpack(ARGV, 3))
redis.call('PEXPIRE', KEYS[1], ARGV[2])
return redis.call('SMEMBERS', KEYS[2])`;

/** How often the life of a hub's stream is extended while messages come for it. */
const extendEveryMs = 1000;

/** How many messages of this node are kept until they come back, and hubs whose streams have been extended lately. */
const maxKept = 1000;

/** Longer ones are not kept. */
const maxKeptBytes = 10_000;

/** What a message has beside its texts. */
const overheadBytes = 300;

interface MessageLimits {
  readonly maxStreamLength: number;
  /** How long a stream is kept that nobody reads or writes. */
  readonly streamLifeMs: number;
}

/** Sends messages to all nodes that have connections to a hub. */
export class HubMessages {
  /** By their number: they need not be parsed when they are read. */
  readonly #own = new Map<number, Message>();
  readonly #extendedAt = new Map<string, number>();

  constructor(
    private readonly outbox: Outbox,
    private readonly questions: Questions,
    private readonly keys: ClusterKeys,
    private readonly limits: MessageLimits,
    private readonly statistics: ClusterStatistics,
    /** Settles when it is known which nodes have connections. */
    private readonly nodesKnown: () => Promise<void> | undefined,
  ) {}

  /** Settles when the message is in the stream. */
  async send(hub: string, message: Message): Promise<void> {
    const key = this.keys.hubStream(hub);
    const length = String(this.limits.maxStreamLength);
    const bytes = bytesOf(message);
    await this.outbox.add((stamp) => {
      this.#keep(stamp.number, message, bytes);
      return ['XADD', key, 'MAXLEN', '~', length, '*', ...messageFields(message, stamp, undefined)];
    }, bytes);
    this.statistics.sent++;
    this.#extend(hub, key);
  }

  /** Settles with the answers of all nodes, as {@link Questions.ask} does. */
  async ask(
    hub: string,
    message: Message,
    isDecisive: (answer: NodeAnswer) => boolean,
  ): Promise<readonly NodeAnswer[]> {
    await this.nodesKnown();
    const { maxStreamLength, streamLifeMs } = this.limits;
    const bytes = bytesOf(message);
    const head = [
      ...['EVAL', askScript, '2', this.keys.hubStream(hub), this.keys.hubNodes(hub)],
      ...[String(maxStreamLength), String(streamLifeMs)],
    ];
    return this.questions.ask(async (questionId) => {
      const reply = await this.outbox.add((stamp) => {
        this.#keep(stamp.number, message, bytes);
        return [...head, ...messageFields(message, stamp, questionId)];
      }, bytes);
      this.statistics.sent++;
      return new Set(listOf(reply).map(String));
    }, isDecisive);
  }

  /** The message that this node has sent with this number, where it is still known. */
  takeOwn(number: number): Message | undefined {
    const message = this.#own.get(number);
    this.#own.delete(number);
    return message;
  }

  #keep(number: number, message: Message, bytes: number): void {
    if (bytes > maxKeptBytes) return;
    this.#own.set(number, message);
    if (this.#own.size <= maxKept) return;
    const [oldest = 0] = this.#own.keys();
    this.#own.delete(oldest);
  }

  #extend(hub: string, key: string): void {
    const now = performance.now();
    if (now - (this.#extendedAt.get(hub) ?? -Infinity) < extendEveryMs) return;
    if (this.#extendedAt.size >= maxKept) this.#extendedAt.clear();
    this.#extendedAt.set(hub, now);
    this.outbox
      .add(() => ['PEXPIRE', key, String(this.limits.streamLifeMs)])
      .catch(() => {
        // The next message extends it.
        this.#extendedAt.delete(hub);
      });
  }
}

/** About how many bytes a message has. */
function bytesOf(message: Message): number {
  if ('question' in message) return overheadBytes;
  const { command } = message;
  const { traceparent = '', tracestate = '' } = command.trace ?? {};
  const filterBytes = overheadBytes + (command.filter?.text.length ?? 0) + traceparent.length + tracestate.length;
  if (command.kind === 'send') return filterBytes + command.payload.text.length;
  if (command.kind !== 'join' && command.kind !== 'leave') return filterBytes;
  return command.groups.reduce((sum, group) => sum + group.length, filterBytes);
}
