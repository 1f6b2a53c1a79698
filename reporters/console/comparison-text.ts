import { quantity } from '../../lib/quantity.js';
import {
  type Change,
  type ComparedReport,
  type ComparedRequirement,
  type Comparison,
  differences,
} from '../../results/comparing/compare-reports.js';
import { indent } from './text.js';
import type { Paint, Style } from './terminal.js';

const titles: readonly (readonly [change: Change, title: string, style: Style])[] = [
  ['regressed', 'Regressed: passed before, fails now', 'red'],
  ['new', 'New failures: not judged before', 'red'],
  ['lost', 'No longer judged', 'yellow'],
  ['fixed', 'Fixed: failed before, passes now', 'green'],
];

/** What differs between reports, by what became of each requirement. */
export function comparisonText(comparison: Comparison, paint: Paint): string {
  const [first, ...others] = comparison.reports;
  if (first === undefined) return '';
  const sections = others.flatMap((report, index) =>
    titles.flatMap(([change, title, style]) => {
      const rows = comparison.requirements.filter(({ results }) => results[index + 1]?.change === change);
      if (rows.length === 0) return [];
      const heading = others.length > 1 ? `${report.file}: ${title}` : title;
      return [`${paint(style, heading)}\n${rows.map((row) => rowText(row, index + 1)).join('\n')}\n`];
    }),
  );
  const changed = comparison.requirements.filter(({ contractChanges }) => contractChanges.length > 0);
  const contract = changed.map(({ id, contractChanges }) => `  ${id}: ${contractChanges.join('; ')}`).join('\n');
  return [
    `First: ${describeReport(first)}`,
    ...others.map((report) => `Then:  ${describeReport(report)}`),
    '',
    ...sections,
    ...(changed.length === 0 ? [] : [`${paint('yellow', 'Contract changed')}\n${contract}\n`]),
    summary(comparison),
  ].join('\n');
}

function describeReport({ file, target, suite, date, partial }: ComparedReport): string {
  const name = [target.name, target.version].filter(Boolean).join(' ');
  const note = partial ? ', partial run' : '';
  return `${file}, ${name} (${target.kind}), ${date.slice(0, 10)}, suite ${suite.version} ${suite.hash.slice(0, 19)}${note}`;
}

function rowText({ id, level, gates, statement, results }: ComparedRequirement, index: number): string {
  const [first, then] = [results[0], results[index]];
  const effect = gates ? '' : ', without effect on the verdict';
  const known = then?.known === true ? ', known' : '';
  const change = `${first?.result ?? 'not in the report'}, then ${then?.result ?? 'not in the report'}${known}${effect}`;
  const cause = then?.cause ?? first?.cause;
  return [`  ${id} ${level}: ${statement}`, indent(change, 4), ...(cause === undefined ? [] : [indent(cause, 4)])].join(
    '\n',
  );
}

function summary(comparison: Comparison): string {
  const found = differences(comparison);
  const total = quantity(comparison.requirements.length, 'requirement');
  if (found.length === 0) return `No difference in ${total}.`;
  const counts = titles.map(([change]) => {
    const count = comparison.requirements.filter(({ results }) => results.some((r) => r?.change === change)).length;
    return `${count} ${change === 'lost' ? 'no longer judged' : change}`;
  });
  const changed = comparison.requirements.filter(({ contractChanges }) => contractChanges.length > 0).length;
  return `${total}: ${counts.join(', ')}, ${changed} with a changed contract.`;
}
