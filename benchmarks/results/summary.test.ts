import { expect, it } from 'vitest';
import type { Metric, Workload } from '../workloads/workload.js';
import type { BenchResult } from './bench-result.js';
import { summarize } from './summary.js';

const metric: Metric = {
  key: 'rate',
  label: 'rate',
  unit: '/s',
  better: 'higher',
  against: { contestant: 'socket.io', bar: 2, aim: 4 },
};

function summaryOf(own: readonly number[], peer: readonly number[], change: Partial<Metric> = {}) {
  const workload: Workload = {
    id: 'W0',
    title: 'made up',
    contestants: ['emulator', 'socket.io'],
    metrics: [{ ...metric, ...change }],
    measure: () => Promise.reject(new Error('not measured here')),
  };
  const rounds = { emulator: own.map((rate) => ({ rate })), 'socket.io': peer.map((rate) => ({ rate })) };
  const result = { workloads: [{ id: 'W0', rounds }] } as unknown as BenchResult;
  return summarize(result, [workload])[0];
}

it('compares the values of the same round', () => {
  expect(summaryOf([10, 40, 90], [10, 20, 30])?.ratio).toEqual({ min: 1, median: 2, max: 3 });
});

it.each([
  ['aim', 40],
  ['bar', 20],
  ['missed', 19],
] as const)('says of what should be high: %s at %j', (verdict, value) => {
  expect(summaryOf([value], [10])?.verdict).toBe(verdict);
});

it.each([
  ['aim', 5],
  ['bar', 10],
  ['missed', 11],
] as const)('says of what should be low: %s at %j', (verdict, value) => {
  const change = { better: 'lower', against: { contestant: 'socket.io', bar: 1, aim: 0.5 } } as const;
  expect(summaryOf([value], [10], change)?.verdict).toBe(verdict);
});

it('judges the value itself where it has limits', () => {
  expect(summaryOf([0.2], [1], { better: 'lower', limits: { bar: 0.25, aim: 0.15 } })?.verdict).toBe('bar');
});

it('says nothing of what was not measured', () => {
  expect(summaryOf([], [10])?.verdict).toBeUndefined();
});
