import { endRun } from '../results/run-end.js';

/** Ends a run that takes longer than it may: its target leaves requests unanswered, or answers slowly. */
export class TimeLimit implements Disposable {
  #timer: NodeJS.Timeout | undefined;

  constructor(private readonly maxRunMs: number | undefined) {}

  /** Begins to count at the first call. */
  begin(): void {
    if (this.maxRunMs === undefined || this.#timer !== undefined) return;
    const reason =
      `The run did not end within ${this.maxRunMs / 1000} s: requests were left unanswered, or answered slowly. ` +
      'What ran before stands. Allow it more time, or run a part: --time-limit, --requirement.';
    this.#timer = setTimeout(() => endRun({ kind: 'target-died', reason }), this.maxRunMs);
  }

  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
  }
}
