import type { ContestantName } from '../servers/contestant.js';
import type { Metric, Workload } from '../workloads/workload.js';
import type { BenchResult, WorkloadResult } from './bench-result.js';
import { type Spread, spreadOf } from './spread.js';

/** What became of a metric: whether it meets what the project asks. */
export type Verdict = 'aim' | 'bar' | 'missed';

export interface MetricSummary {
  readonly workload: Workload;
  readonly metric: Metric;
  readonly values: Readonly<Partial<Record<ContestantName, Spread>>>;
  /** The emulator's value divided by the peer's of the same round. */
  readonly ratio: Spread | undefined;
  /** undefined where nothing is asked. */
  readonly verdict: Verdict | undefined;
}

export function summarize(result: BenchResult, workloads: readonly Workload[]): MetricSummary[] {
  return result.workloads.flatMap((workloadResult) => {
    const workload = workloads.find(({ id }) => id === workloadResult.id);
    return workload?.metrics.map((metric) => summarizeMetric(workload, metric, workloadResult)) ?? [];
  });
}

function summarizeMetric(workload: Workload, metric: Metric, { rounds }: WorkloadResult): MetricSummary {
  const valuesOf = (name: ContestantName): readonly (number | undefined)[] =>
    (rounds[name] ?? []).map((measures) => measures[metric.key]);
  const values: Partial<Record<ContestantName, Spread>> = {};
  for (const name of workload.contestants) {
    const spread = spreadOf(present(valuesOf(name)));
    if (spread !== undefined) values[name] = spread;
  }
  const { against } = metric;
  const own = valuesOf('emulator');
  const peers = against === undefined ? [] : valuesOf(against.contestant);
  const ratio = spreadOf(present(own.map((value, round) => quotient(value, peers[round]))));
  return { workload, metric, values, ratio, verdict: verdictOf(metric, values.emulator, ratio) };
}

function verdictOf({ better, against, limits }: Metric, value?: Spread, ratio?: Spread): Verdict | undefined {
  const meets = (seen: number, limit?: number): boolean =>
    limit !== undefined && (better === 'higher' ? seen >= limit : seen <= limit);
  const seen = limits === undefined ? ratio?.median : value?.median;
  const { bar, aim } = limits ?? against ?? {};
  if (seen === undefined || bar === undefined) return undefined;
  if (meets(seen, aim)) return 'aim';
  return meets(seen, bar) ? 'bar' : 'missed';
}

function quotient(value: number | undefined, other: number | undefined): number | undefined {
  return value === undefined || other === undefined ? undefined : value / other;
}

function present(values: readonly (number | undefined)[]): number[] {
  return values.filter((value) => value !== undefined);
}
