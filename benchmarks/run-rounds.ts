import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { loadavg } from 'node:os';
import { packageFile } from '../specs/package-file.js';
import type { RoundAnswer, RoundRequest } from './load/load-process.js';
import type { WorkloadResult } from './results/bench-result.js';
import type { ContestantName } from './servers/contestant.js';
import { pinned } from './servers/pinning.js';
import type { Measures, Workload } from './workloads/workload.js';

export interface RoundsOptions {
  readonly workloads: readonly Workload[];
  readonly rounds: number;
  readonly seconds: number;
  readonly countsWrites: boolean;
  /** Those that cannot be measured on this machine. */
  readonly missing: ReadonlySet<ContestantName>;
  readonly onRound: (line: string) => void;
}

export interface Rounds {
  readonly failures: readonly string[];
  readonly workloads: readonly WorkloadResult[];
  readonly loadAverages: readonly number[];
}

/** Much longer than any round takes, so that one that hangs ends. */
const roundTimeoutMs = 300_000;

/**
 * Every workload with every contestant, round after round, so that what the machine does meanwhile meets all of them.
 * Contestants that the emulator is not compared with are measured in the first round alone.
 */
export async function runRounds(options: RoundsOptions): Promise<Rounds> {
  const { workloads, rounds, seconds, missing, onRound } = options;
  const found = new Map(workloads.map(({ id }) => [id, new Map<ContestantName, Measures[]>()]));
  const loadAverages: number[] = [];
  const failures: string[] = [];
  // The others go on after a failure, and the values of a round stay beside each other.
  const fail = (error: unknown): Measures => {
    failures.push(String(error instanceof Error ? error.message : error));
    return {};
  };
  for (let round = 0; round < rounds; round += 1) {
    loadAverages.push(loadavg()[0] ?? 0);
    for (const workload of workloads) {
      for (const contestant of rotate(workload.contestants, round)) {
        if (missing.has(contestant) || round >= roundsOf(workload, contestant, rounds)) continue;
        const countsWrites = options.countsWrites && round === roundsOf(workload, contestant, rounds) - 1;
        const request = { workload: workload.id, contestant, seconds, countsWrites };
        const measures = await runRound(request, workload.usesAllCores).catch(fail);
        const ofWorkload = found.get(workload.id);
        ofWorkload?.set(contestant, [...(ofWorkload.get(contestant) ?? []), measures]);
        onRound(describeRound(`round ${round + 1} ${workload.id} ${contestant}`, workload, measures));
      }
    }
  }
  return {
    failures,
    loadAverages,
    workloads: workloads.map(({ id }) => ({ id, rounds: Object.fromEntries(found.get(id) ?? []) })),
  };
}

function roundsOf({ metrics, maxRounds = Infinity }: Workload, contestant: ContestantName, rounds: number): number {
  const isCompared = contestant === 'emulator' || metrics.some(({ against }) => against?.contestant === contestant);
  return Math.min(maxRounds, isCompared ? rounds : 1);
}

/** Another contestant begins in each round. */
function rotate<Item>(items: readonly Item[], by: number): Item[] {
  const first = by % items.length;
  return [...items.slice(first), ...items.slice(0, first)];
}

async function runRound(request: RoundRequest, usesAllCores = false): Promise<Measures> {
  const program = packageFile('dist/benchmarks/load/load-process.js');
  const unpinned = [process.execPath, program, JSON.stringify(request)] as const;
  const [command, ...parameters] = usesAllCores ? unpinned : pinned('load', unpinned);
  // A process group of its own, so that a round that hangs is ended with its servers.
  const child = spawn(command, parameters, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'], detached: true });
  const endGroup = (): void => {
    try {
      process.kill(-(child.pid ?? 0), 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  };
  process.once('exit', endGroup);
  const timeout = setTimeout(endGroup, roundTimeoutMs);
  const answers: RoundAnswer[] = [];
  child.on('message', (answer) => answers.push(answer as RoundAnswer));
  await once(child, 'close');
  clearTimeout(timeout);
  process.off('exit', endGroup);
  const what = `${request.workload} with ${request.contestant}`;
  const [answer] = answers;
  if (answer === undefined) {
    throw new Error(`${what} ended without a result. A round may take ${roundTimeoutMs / 1000} s.`);
  }
  if ('error' in answer) throw new Error(`${what} failed: ${answer.error}`);
  return answer.measures;
}

function describeRound(head: string, { metrics }: Workload, measures: Measures): string {
  const shown = metrics.flatMap(({ key, label, unit }) => {
    const value = measures[key];
    return value === undefined ? [] : [`${label} ${value.toFixed(value < 10 ? 3 : 0)}${unit === '/s' ? '' : unit}`];
  });
  const use = [
    ['server', measures['serverCpuPercent']],
    ['load', measures['loadCpuPercent']],
  ].flatMap(([side, percent]) => (typeof percent === 'number' ? [`${side} ${percent.toFixed(0)} % CPU`] : []));
  return `${head.padEnd(28)} ${[...shown, ...use].join(', ') || 'FAILED'}`;
}
