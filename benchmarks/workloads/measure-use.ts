import type { Contestant } from '../servers/contestant.js';
import { cpuSeconds } from '../servers/process-use.js';
import type { Measures, Metric } from './workload.js';

/**
 * How busy server and load process were: a number of a server that is not at about 100 % says what the load process can do, not what
 * the server can.
 */
export async function measureUse<Result>(
  { pid }: Contestant,
  run: () => Promise<Result>,
): Promise<{ readonly result: Result; readonly use: Measures }> {
  const startedAt = performance.now();
  const serverBefore = cpuSeconds(pid);
  const loadBefore = process.cpuUsage();
  const result = await run();
  const elapsed = (performance.now() - startedAt) / 1000;
  const { user, system } = process.cpuUsage(loadBefore);
  const serverAfter = cpuSeconds(pid);
  return {
    result,
    use: {
      loadCpuPercent: ((user + system) / 1e6 / elapsed) * 100,
      ...(serverBefore !== undefined &&
        serverAfter !== undefined && { serverCpuPercent: ((serverAfter - serverBefore) / elapsed) * 100 }),
    },
  };
}

/** What a second of the server's processor does: also on a busy machine comparable, where a server does not get all of its core. */
export function perCpuSecond(rate: number, { serverCpuPercent }: Measures): Measures {
  return serverCpuPercent === undefined || serverCpuPercent === 0
    ? {}
    : { perCpuSecond: (rate * 100) / serverCpuPercent };
}

/** The metric of {@link perCpuSecond}. */
export function perCpuSecondMetric(what: string): Metric {
  return {
    key: 'perCpuSecond',
    label: `${what} for a second of the server's CPU`,
    unit: '',
    better: 'higher',
    against: { contestant: 'socket.io' },
  };
}
