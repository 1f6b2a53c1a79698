// Runs one round of one workload with one contestant, and sends what it measured to the process that started this one.
import { workloads } from '../workloads/index.js';
import type { Measures, RoundOptions } from '../workloads/workload.js';
import type { ContestantName } from '../servers/contestant.js';

/** The parameter of this program, as JSON. */
export interface RoundRequest extends RoundOptions {
  readonly workload: string;
  readonly contestant: ContestantName;
}

/** What this program answers. */
export type RoundAnswer = { readonly measures: Measures } | { readonly error: string };

const { workload: id, contestant, ...options } = JSON.parse(process.argv[2] ?? '') as RoundRequest;

process.on('uncaughtException', (error) => answer({ error: error.message }));

try {
  const workload = workloads.find((candidate) => candidate.id === id);
  if (workload === undefined) throw new Error(`There is no workload ${id}.`);
  answer({ measures: await workload.measure(contestant, options) });
} catch (error) {
  answer({ error: String(error instanceof Error ? error.message : error) });
}

function answer(message: RoundAnswer): void {
  process.send?.(message, () => process.exit());
}
