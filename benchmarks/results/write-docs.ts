import { readFileSync, writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';
import { packageFile } from '../../specs/package-file.js';
import { barPlot } from './bar-plot.js';
import type { BenchResult } from './bench-result.js';
import { formatNumber } from './format-number.js';
import { markdownTable } from './markdown-table.js';
import type { MetricSummary } from './summary.js';

const page = packageFile('docs/performance.md');
const image = 'images/performance.svg';
const section = /(?<=<!-- bench: begin -->\n)[^]*(?=<!-- bench: end -->)/;

/** Replaces the results in the documentation by those of a run. */
export async function writeResultsToDocs(result: BenchResult, summaries: readonly MetricSummary[]): Promise<void> {
  const text = readFileSync(page, 'utf8');
  if (!section.test(text)) {
    throw new Error(`${page} has no place for the results. Expected <!-- bench: begin --> and <!-- bench: end -->.`);
  }
  const changed = text.replace(section, () => resultSection(result, summaries));
  const options = await resolveConfig(page);
  writeFileSync(page, await format(changed, { ...options, filepath: page }));
  writeFileSync(packageFile(`docs/${image}`), barPlot(summaries));
}

function resultSection(result: BenchResult, summaries: readonly MetricSummary[]): string {
  const { startedAt, minutes, machine, versions, pinning, rounds, seconds, loadAverages, leftOut } = result;
  const inWords = (members: Readonly<Record<string, string>>): string =>
    Object.entries(members)
      .map(([name, value]) => `${name} ${value}`)
      .join(', ');
  return `
- Measured: ${startedAt.slice(0, 16).replace('T', ' ')} UTC, ${rounds} rounds, rates over ${seconds} s, ${minutes.toFixed(1)} minutes in all
- Machine: ${inWords(machine)}; ${pinning}
- Versions: ${inWords(versions)}
- Load average of the machine when a round began: ${loadAverages.map(formatNumber).join(', ')}
${leftOut.map((reason) => `- Left out: ${reason}\n`).join('')}
${markdownTable(summaries)}
![How many times as good as its peer the emulator is, for each workload](${image})

`;
}
