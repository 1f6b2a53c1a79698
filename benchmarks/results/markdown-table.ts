import { formatNumber } from './format-number.js';
import type { Spread } from './spread.js';
import type { MetricSummary } from './summary.js';

const columns = ['', 'emulator', 'peer', 'ratio', 'bar', 'aim', 'meets', 'others'];

/** The medians of all rounds with the least and the greatest value, and their ratios. */
export function markdownTable(summaries: readonly MetricSummary[]): string {
  const rows = summaries.map((summary) => rowOf(summary));
  const lines = [columns, columns.map((_, index) => (index === 0 ? '---' : '--:')), ...rows];
  return lines.map((cells) => `| ${cells.join(' | ')} |\n`).join('');
}

function rowOf({ workload, metric, values, ratio, verdict }: MetricSummary): string[] {
  const { against, limits, better } = metric;
  const sign = better === 'higher' ? '≥ ' : '≤ ';
  const limit = (value: number | undefined): string => (value === undefined ? '' : `${sign}${value}`);
  const { bar, aim } = limits ?? against ?? {};
  const others = workload.contestants.filter((name) => name !== 'emulator' && name !== against?.contestant);
  return [
    `${workload.id} ${metric.label}${metric.unit === '' || metric.unit === '/s' ? '' : `, ${metric.unit}`}`,
    spreadCell(values.emulator),
    against === undefined ? '' : named(against.contestant, values[against.contestant]),
    ratio === undefined ? '' : spreadCell(ratio),
    limit(bar),
    limit(aim),
    verdict ?? '',
    others
      .map((name) => named(name, values[name]))
      .filter((cell) => cell !== '')
      .join(', '),
  ];
}

function named(name: string, spread: Spread | undefined): string {
  return spread === undefined ? '' : `${name} ${spreadCell(spread)}`;
}

function spreadCell(spread: Spread | undefined): string {
  if (spread === undefined) return '';
  const { min, median, max } = spread;
  if (min === max) return formatNumber(median);
  return `${formatNumber(median)} (${formatNumber(min)}–${formatNumber(max)})`;
}
