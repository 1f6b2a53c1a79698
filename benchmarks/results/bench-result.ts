import type { ContestantName } from '../servers/contestant.js';
import type { Measures } from '../workloads/workload.js';

/** What a run of the benchmark found, as it is written to a file. */
export interface BenchResult {
  readonly startedAt: string;
  readonly minutes: number;
  readonly machine: Readonly<Record<string, string>>;
  readonly versions: Readonly<Record<string, string>>;
  readonly pinning: string;
  readonly rounds: number;
  readonly seconds: number;
  /** The load of the machine in the minute before the first and before each further round. */
  readonly loadAverages: readonly number[];
  /** What this machine lacks. */
  readonly leftOut: readonly string[];
  /** Rounds that ended with an error, as they do when a delivery is lost. */
  readonly failures: readonly string[];
  readonly workloads: readonly WorkloadResult[];
}

export interface WorkloadResult {
  readonly id: string;
  /** For each contestant what its rounds measured. */
  readonly rounds: Readonly<Partial<Record<ContestantName, readonly Measures[]>>>;
}
