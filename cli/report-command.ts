import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { checkReportFolder } from '../reporters/output/check-report-folder.js';
import { writeReport } from '../reporters/output/write-report.js';
import { readReport } from '../results/read-report.js';
import { nonEmpty } from './flag-values.js';
import { writeLine } from './output.js';

/** `report`: makes every form of a report again from its JSON. */
export function reportCommand(): Command {
  return new Command('report')
    .description('Make the HTML, JUnit, Markdown and badge of a report.json again.')
    .argument('<report>', 'the report.json of a run')
    .option('--report-dir <folder>', 'where to write them (beside the report.json)', nonEmpty('a folder'))
    .action((file: string, { reportDir = path.dirname(file) }: { reportDir?: string }) => {
      const report = readReport(file);
      checkReportFolder(reportDir);
      writeLine(`Report: ${pathToFileURL(writeReport(report, reportDir)).href}`);
    });
}
