import { setTimeout as delay } from 'node:timers/promises';
import { residentBytes } from '../../benchmarks/servers/process-use.js';

interface Sample {
  readonly minutes: number;
  readonly megabytes: number;
}

const periodMs = 2000;
/** V8 gives memory back some time after it has collected the garbage. */
const releaseMs = 300;

/** What a process has in RAM after its garbage was collected, every two seconds. */
export async function sampleMemory(pid: number, isOver: () => boolean): Promise<Sample[]> {
  const samples: Sample[] = [];
  const startedAt = performance.now();
  while (!isOver()) {
    process.kill(pid, 'SIGUSR2');
    await delay(releaseMs);
    const bytes = residentBytes(pid);
    if (bytes === undefined) return samples;
    samples.push({ minutes: (performance.now() - startedAt) / 60_000, megabytes: bytes / 2 ** 20 });
    await delay(periodMs - releaseMs);
  }
  return samples;
}

/** How many megabytes a minute the samples grow: the slope of the straight line that fits them best. */
export function megabytesPerMinute(samples: readonly Sample[]): number {
  const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  const meanMinutes = mean(samples.map(({ minutes }) => minutes));
  const meanMegabytes = mean(samples.map(({ megabytes }) => megabytes));
  const products = samples.map((sample) => (sample.minutes - meanMinutes) * (sample.megabytes - meanMegabytes));
  const squares = samples.map(({ minutes }) => (minutes - meanMinutes) ** 2);
  return mean(products) / mean(squares);
}
