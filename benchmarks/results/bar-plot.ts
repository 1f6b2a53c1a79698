import { formatNumber } from './format-number.js';
import type { MetricSummary } from './summary.js';

const rowHeight = 30;
const labelWidth = 330;
const plotWidth = 520;
const top = 48;
const colours = { aim: '#1a7f37', bar: '#1a7f37', missed: '#b35900', none: '#6e7781' };

/**
 * How many times better than its peer the emulator is, a bar for each ratio on a logarithmic axis, with the spread of the rounds and a mark at
 * what is asked. A ratio of what should be low is turned round, so that a longer bar is always better.
 */
export function barPlot(summaries: readonly MetricSummary[]): string {
  const rows = summaries.flatMap((summary) => {
    const { ratio, metric, workload, verdict } = summary;
    if (ratio === undefined) return [];
    const better = (value: number): number => (metric.better === 'higher' ? value : 1 / value);
    const ends = [better(ratio.min), better(ratio.max)].sort((a, b) => a - b);
    const bar = metric.limits === undefined ? metric.against?.bar : undefined;
    return [
      {
        label: `${workload.id} ${metric.label}`,
        value: better(ratio.median),
        least: ends[0] ?? 0,
        greatest: ends[1] ?? 0,
        asked: bar === undefined ? undefined : better(bar),
        colour: colours[verdict ?? 'none'],
      },
    ];
  });
  const all = rows.flatMap(({ least, greatest, asked = 1 }) => [least, greatest, asked]);
  const low = Math.min(0.5, ...all) * 0.95;
  const high = Math.max(2, ...all) * 1.05;
  const x = (value: number): number => labelWidth + (plotWidth * Math.log(value / low)) / Math.log(high / low);
  const bottom = top + rows.length * rowHeight;
  const ticks = [0.25, 0.5, 1, 2, 4, 8, 16].filter((tick) => tick >= low && tick <= high);
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${labelWidth + plotWidth + 70} ${bottom + 16}" font-family="sans-serif" font-size="13">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    `<text x="10" y="20" font-weight="bold">Times as good as the peer in the same round (longer is better)</text>`,
    ...ticks.flatMap((tick) => [
      `<line x1="${at(x(tick))}" y1="${top - 8}" x2="${at(x(tick))}" y2="${bottom}" stroke="${tick === 1 ? '#57606a' : '#d0d7de'}"/>`,
      `<text x="${at(x(tick))}" y="${top - 12}" text-anchor="middle" fill="#57606a">${tick}×</text>`,
    ]),
  ];
  rows.forEach(({ label, value, least, greatest, asked, colour }, index) => {
    const y = top + index * rowHeight + 5;
    const middle = y + 10;
    const from = Math.min(x(1), x(value));
    lines.push(
      `<text x="${labelWidth - 10}" y="${middle + 4}" text-anchor="end">${label}</text>`,
      `<rect x="${at(from)}" y="${y}" width="${at(Math.max(1, Math.abs(x(value) - x(1))))}" height="20" fill="${colour}" opacity="0.75"/>`,
      `<line x1="${at(x(least))}" y1="${middle}" x2="${at(x(greatest))}" y2="${middle}" stroke="#1f2328" stroke-width="2"/>`,
      `<text x="${at(Math.max(x(greatest), x(1)) + 8)}" y="${middle + 4}">${formatNumber(value)}</text>`,
    );
    if (asked !== undefined) {
      lines.push(
        `<line x1="${at(x(asked))}" y1="${y - 2}" x2="${at(x(asked))}" y2="${y + 22}" stroke="#cf222e" stroke-width="2" stroke-dasharray="3 2"/>`,
      );
    }
  });
  return `${lines.join('\n')}\n</svg>\n`;
}

function at(position: number): string {
  return position.toFixed(1);
}
