import type { NodeAnswer } from './question.js';
import type { StreamEntry } from './stream-entry.js';

/** About how many answers wait for a node at most. */
const maxLength = '10000';

/** An answer of one node to a question of another, in the inbox of that one. */
export interface InboxAnswer {
  readonly questionId: string;
  /** Which node answers. */
  readonly node: string;
  readonly answer: NodeAnswer;
}

/** The command that adds an answer to an inbox; none to that of a node that is gone. */
export function inboxAnswer(inboxKey: string, { questionId, node, answer }: InboxAnswer): readonly string[] {
  const fields = ['question', questionId, 'node', node, 'answer', JSON.stringify(answer)];
  return ['XADD', inboxKey, 'NOMKSTREAM', 'MAXLEN', '~', maxLength, '*', ...fields];
}

/** The command that makes an inbox where there is none, and ends the wait of the node that reads it. */
export function inboxWakeUp(inboxKey: string): readonly string[] {
  return ['XADD', inboxKey, 'MAXLEN', '~', maxLength, '*', 'wake', '1'];
}

/** Reads an entry of an inbox; undefined where it only wakes the node up. */
export function readInboxAnswer({ fields }: StreamEntry): InboxAnswer | undefined {
  const [questionId, node, answer] = ['question', 'node', 'answer'].map((name) => fields.get(name));
  if (questionId === undefined || node === undefined || answer === undefined) return undefined;
  return { questionId, node, answer: JSON.parse(answer) as NodeAnswer };
}
