import { CheckedPayload } from '../commands/checked-payload.js';
import type { Command } from '../commands/command.js';
import { CheckedFilter } from '../filter/index.js';
import type { Question } from './question.js';

/** What is in the stream of a hub: something to execute, or to answer. */
export type Message = { readonly command: Command } | { readonly question: Question };

/** Who sent a message, and as which of its messages: 1, 2, … One that comes with the same stamp again is a repetition. */
export interface Stamp {
  readonly node: string;
  readonly number: number;
}

/** A message as it was sent. */
export interface SentMessage {
  readonly stamp: Stamp;
  readonly hub: string;
  /** The sender waits for an answer to this number. */
  readonly questionId: string | undefined;
}

/**
 * The fields of a message in a stream. A payload is one of its own, since to quote it in JSON would cost more than all
 * others together.
 */
export function messageFields(message: Message, stamp: Stamp, questionId: string | undefined): string[] {
  const fields = ['node', stamp.node, 'number', String(stamp.number)];
  if (questionId !== undefined) fields.push('question', questionId);
  if ('question' in message) {
    fields.push('ask', JSON.stringify(message.question));
    return fields;
  }
  const { command } = message;
  if (command.kind === 'send') {
    const { payload, ...rest } = command;
    fields.push('command', JSON.stringify(rest), 'payload', payload.text);
  } else {
    fields.push('command', JSON.stringify(command));
  }
  return fields;
}

/**
 * Reads the fields of an entry of a hub's stream.
 *
 * @throws Error where no node of this version would write them.
 */
export function readSentMessage(hub: string, fields: ReadonlyMap<string, string>): SentMessage {
  const node = fields.get('node');
  const number = Number(fields.get('number'));
  if (node === undefined || !Number.isSafeInteger(number)) throw new Error('it says no node and number');
  return { hub, stamp: { node, number }, questionId: fields.get('question') };
}

/**
 * Reads what a message of another node says.
 *
 * @throws Error as {@link readSentMessage} does.
 */
export function readMessage(fields: ReadonlyMap<string, string>): Message {
  const ask = fields.get('ask');
  if (ask !== undefined) return { question: JSON.parse(ask) as Question };
  const parsed = JSON.parse(fields.get('command') ?? '') as Command;
  const filter = parsed.filter === undefined ? {} : { filter: CheckedFilter.parse(parsed.filter as unknown as string) };
  if (parsed.kind !== 'send') return { command: { ...parsed, ...filter } };
  return { command: { ...parsed, ...filter, payload: CheckedPayload.parse(fields.get('payload') ?? '') } };
}
