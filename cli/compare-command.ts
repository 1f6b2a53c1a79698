import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { compareTimelines } from '../fixtures/timeline/compare-timelines.js';
import { quantity } from '../lib/quantity.js';
import { comparisonText } from '../reporters/console/comparison-text.js';
import { paintFor } from '../reporters/console/terminal.js';
import { renderComparison } from '../reporters/html/comparison/render-comparison.js';
import { replaceFile } from '../reporters/output/replace-file.js';
import { compareReports, comparisonExitCode, type NamedReport } from '../results/comparing/compare-reports.js';
import { readReport } from '../results/read-report.js';
import { nonEmpty } from './flag-values.js';
import { writeLine, writeText } from './output.js';

interface CompareFlags {
  readonly json?: true;
  readonly html?: string;
  readonly timelines?: true;
}

/** `compare`: what differs between reports. */
export function compareCommand(): Command {
  return new Command('compare')
    .description('Compare reports with the first: what regressed, was fixed, is new, or has another contract.')
    .argument('<first>', 'the report.json to compare with')
    .argument('<others...>', 'the report.json of later runs, or of other implementations')
    .option('--json', 'print the comparison as JSON')
    .option('--html <file>', 'write a page with a column for each report', nonEmpty('a file'))
    .option('--timelines', 'also compare what crossed the wire, for runs of one build')
    .addHelpText('after', helpText)
    .action((first: string, others: readonly string[], flags: CompareFlags) => {
      const reports = [first, ...others].map((file) => ({ file, report: readReport(file) }));
      const comparison = compareReports(reports);
      const timelines = flags.timelines === true ? timelineDifferences(reports) : undefined;
      if (flags.json === true) writeLine(JSON.stringify({ ...comparison, timelines }, null, 2));
      else writeText(comparisonText(comparison, paintFor(process.stdout)));
      if (timelines !== undefined && flags.json !== true) writeText(timelinesText(timelines));
      if (flags.html !== undefined) {
        replaceFile(flags.html, renderComparison(comparison));
        if (flags.json !== true) writeLine(`Page: ${pathToFileURL(path.resolve(flags.html)).href}`);
      }
      process.exitCode = comparisonExitCode(comparison);
    });
}

type TimelineDifferences = readonly { file: string; differences: ReturnType<typeof compareTimelines> }[];

function timelineDifferences([first, ...others]: readonly NamedReport[]): TimelineDifferences {
  if (first === undefined) return [];
  return others.map(({ file, report }) => ({
    file,
    differences: compareTimelines(first.report.scenarios, report.scenarios),
  }));
}

function timelinesText(compared: TimelineDifferences): string {
  return compared
    .map(({ file, differences }) => {
      const head = differences.length === 0 ? 'no difference' : `${quantity(differences.length, 'scenario')} differ`;
      const lines = differences.flatMap(({ title, lane, first, then }) => [
        `  ${title}, ${lane}`,
        `    first: ${first ?? 'nothing more'}`,
        `    then:  ${then ?? 'nothing more'}`,
      ]);
      return [`Timelines of ${file}: ${head}`, ...lines].join('\n');
    })
    .join('\n');
}

const helpText = `
The exit code is 1 where a requirement that gates regressed and is not known,
else 2 where one is no longer judged, else 0.`;
