import type { Command } from '../commands/command.js';
import { CommandError } from '../commands/command-error.js';
import type { Commands } from '../commands/commands.js';
import type { Logger } from '../log/event-log.js';
import type { QueryPort } from '../queries/query-port.js';
import type { ClusterKeys } from './cluster-keys.js';
import type { ClusterNode } from './cluster-node.js';
import type { ClusterStatistics } from './cluster-statistics.js';
import type { HubMessages } from './hub-messages.js';
import type { HubStream, StreamLoss } from './hub-stream.js';
import { inboxAnswer, readInboxAnswer } from './inbox.js';
import { type Message, readMessage, readSentMessage, type SentMessage } from './message.js';
import type { Outbox } from './outbox.js';
import { answerQuestion, type NodeAnswer } from './question.js';
import type { Questions } from './questions.js';
import type { StreamEntry } from './stream-entry.js';
import type { StreamListener } from './stream-reader.js';

interface ReceiverParts {
  readonly commands: Commands;
  readonly queries: QueryPort;
  readonly node: ClusterNode;
  readonly messages: HubMessages;
  readonly questions: Questions;
  readonly outbox: Outbox;
  readonly keys: ClusterKeys;
  readonly statistics: ClusterStatistics;
  readonly log: Logger;
}

/** Executes and answers, on the connections of this node, what is in the streams of hubs. */
export class MessageReceiver implements StreamListener {
  constructor(private readonly parts: ReceiverParts) {}

  /** Settles once it is executed; undefined where it is at once. Never rejects. */
  onMessage(stream: HubStream, entry: StreamEntry): Promise<void> | undefined {
    const { node, statistics, log } = this.parts;
    if (!node.check()) return undefined;
    try {
      const sent = readSentMessage(stream.hub, entry.fields);
      const { stamp } = sent;
      const known = stamp.node === node.id ? this.parts.messages.takeOwn(stamp.number) : undefined;
      statistics.received++;
      if (stream.isRepeated(stamp.node, stamp.number)) {
        statistics.repeated++;
        return undefined;
      }
      return this.#perform(sent, known ?? readMessage(entry.fields));
    } catch (error) {
      log.error({ hub: stream.hub, error }, 'entry of the cluster could not be read: do all nodes have one version?');
      return undefined;
    }
  }

  onAnswer(entry: StreamEntry): void {
    const read = readInboxAnswer(entry);
    if (read !== undefined) this.parts.questions.answered(read.questionId, read.node, read.answer);
  }

  onLoss({ hub }: HubStream, loss: StreamLoss): void {
    const { statistics, log } = this.parts;
    if (loss.kind === 'trimmed') {
      statistics.missed += loss.missed;
      const hint = 'Raise cluster.maxStreamLength, or find out why this node is so slow.';
      log.error({ hub, entries: loss.missed, hint }, 'commands were dropped before this node had read them');
      return;
    }
    statistics.dataLosses++;
    const hint = 'Redis loses nothing with appendonly yes and appendfsync always.';
    log.error({ hub, hint }, 'Redis has lost commands that this node had read, going on from what it has');
  }

  readonly onError = ({ message: reason }: Error): void => {
    this.parts.log.debug({ reason }, 'streams cannot be read, trying again');
  };

  #perform(sent: SentMessage, message: Message): Promise<void> | undefined {
    if ('command' in message && sent.questionId === undefined && !isGradual(message.command)) {
      void this.parts.commands.execute(message.command);
      return undefined;
    }
    return this.#performAndAnswer(sent, message);
  }

  async #performAndAnswer(sent: SentMessage, message: Message): Promise<void> {
    const answer = await this.#answer(sent, message).catch((error: unknown): NodeAnswer => {
      const { message: reason } = error as Error;
      if (!(error instanceof CommandError)) this.parts.log.error({ hub: sent.hub, error }, 'command failed');
      else if (sent.questionId === undefined) this.parts.log.warn({ hub: sent.hub, reason }, 'command not executed');
      return { error: reason };
    });
    if (sent.questionId !== undefined) this.#send(sent.stamp.node, sent.questionId, answer);
  }

  async #answer({ hub }: SentMessage, message: Message): Promise<NodeAnswer> {
    if ('question' in message) return answerQuestion(this.parts.queries, hub, message.question);
    return { value: (await this.parts.commands.execute(message.command)) ?? 0 };
  }

  #send(asker: string, questionId: string, answer: NodeAnswer): void {
    const { node, questions, outbox, keys } = this.parts;
    if (asker === node.id) {
      questions.answered(questionId, node.id, answer);
      return;
    }
    const command = inboxAnswer(keys.inbox(asker), { questionId, node: node.id, answer });
    outbox.add(() => command).catch(() => undefined);
  }
}

/** Whether a command may take several turns of the event loop. Those after it wait for its end. */
function isGradual({ kind }: Command): boolean {
  return kind === 'join' || kind === 'leave' || kind === 'leave all';
}
