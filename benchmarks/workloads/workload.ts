import type { ContestantName } from '../servers/contestant.js';

/** What a round found, by the keys of the workload's metrics. */
export type Measures = Readonly<Record<string, number>>;

export interface Metric {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly better: 'higher' | 'lower';
  /** The ratio to this contestant's value of the same round, with what the project asks of it. */
  readonly against?: { readonly contestant: ContestantName; readonly bar?: number; readonly aim?: number };
  /** What the project asks of the value itself. */
  readonly limits?: { readonly bar: number; readonly aim?: number };
}

export interface RoundOptions {
  readonly seconds: number;
  /** Counts system calls too; once is enough, and it takes time. */
  readonly countsWrites: boolean;
}

export interface Workload {
  readonly id: string;
  readonly title: string;
  readonly contestants: readonly ContestantName[];
  readonly metrics: readonly Metric[];
  /** How many rounds are enough, where its values differ little from round to round. */
  readonly maxRounds?: number;
  /** Its processes are not pinned to one core. */
  readonly usesAllCores?: boolean;
  /** One round with one contestant, in the load process. */
  measure(contestant: ContestantName, options: RoundOptions): Promise<Measures>;
}
