import { UnavailableError } from '../commands/unavailable-error.js';
import type { ClusterStatistics } from './cluster-statistics.js';
import type { NodeAnswer } from './question.js';

interface Pending {
  /** Which nodes have to answer, once that is known. */
  expected: ReadonlySet<string> | undefined;
  readonly answers: Map<string, NodeAnswer>;
  readonly isDecisive: (answer: NodeAnswer) => boolean;
  readonly resolve: (answers: readonly NodeAnswer[]) => void;
}

/** What this node has asked all nodes, and waits to be answered. */
export class Questions {
  readonly #pending = new Map<string, Pending>();
  #count = 0;

  constructor(
    private readonly timeoutMs: number,
    private readonly statistics: ClusterStatistics,
  ) {}

  /**
   * Settles with the answers of all nodes that were asked, or as soon as one of them is decisive. Rejects with an
   * {@link UnavailableError} where some have not answered in time.
   *
   * @param send asks, and settles with the ids of those that will answer.
   * @param isDecisive whether an answer makes the others needless.
   */
  async ask(
    send: (questionId: string) => Promise<ReadonlySet<string>>,
    isDecisive: (answer: NodeAnswer) => boolean,
  ): Promise<readonly NodeAnswer[]> {
    const id = String(++this.#count);
    let timer: NodeJS.Timeout | undefined;
    try {
      return await new Promise((resolve, reject) => {
        const pending: Pending = { expected: undefined, answers: new Map(), isDecisive, resolve };
        this.#pending.set(id, pending);
        timer = setTimeout(() => reject(this.#unanswered(pending)), this.timeoutMs);
        send(id).then((expected) => {
          pending.expected = expected;
          settleIfComplete(pending);
        }, reject);
      });
    } finally {
      clearTimeout(timer);
      this.#pending.delete(id);
    }
  }

  /** Takes the answer of a node to one of the questions; one that comes too late is ignored. */
  answered(questionId: string, node: string, answer: NodeAnswer): void {
    const pending = this.#pending.get(questionId);
    if (pending === undefined) return;
    pending.answers.set(node, answer);
    if (pending.isDecisive(answer)) pending.resolve([answer]);
    else settleIfComplete(pending);
  }

  #unanswered({ expected, answers }: Pending): UnavailableError {
    this.statistics.unanswered++;
    const silent = [...(expected ?? [])].filter((node) => !answers.has(node));
    const who = expected === undefined ? 'Redis has' : `${silent.length} of ${expected.size} nodes have`;
    return new UnavailableError(
      `${who} not answered within ${this.timeoutMs} ms (cluster.requestTimeoutMs). The call may have been executed. Try again.`,
    );
  }
}

function settleIfComplete({ expected, answers, resolve }: Pending): void {
  if (expected === undefined) return;
  for (const node of expected) if (!answers.has(node)) return;
  resolve([...answers.values()]);
}
