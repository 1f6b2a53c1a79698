import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Command } from 'commander';
import { checkReportFolder } from '../reporters/output/check-report-folder.js';
import { writeReport } from '../reporters/output/write-report.js';
import { readReport } from '../results/read-report.js';
import { nonEmpty } from './flag-values.js';
import { writeGithubOutputs } from './github-outputs.js';
import { writeLine } from './output.js';

interface ReportFlags {
  readonly reportDir?: string;
  readonly github?: true;
}

/** `report`: makes every form of a report again from its JSON. */
export function reportCommand(): Command {
  return new Command('report')
    .description('Make the HTML, JUnit, Markdown and badge of a report.json again.')
    .argument('<report>', 'the report.json of a run')
    .option('--report-dir <folder>', 'where to write them (beside the report.json)', nonEmpty('a folder'))
    .option('--github', 'also hand verdict, counts and summary to the job of GitHub Actions that runs this')
    .action((file: string, { reportDir = path.dirname(file), github }: ReportFlags) => {
      const report = readReport(file);
      checkReportFolder(reportDir);
      if (github === true) writeGithubOutputs(report);
      writeLine(`Report: ${pathToFileURL(writeReport(report, reportDir)).href}`);
    });
}
