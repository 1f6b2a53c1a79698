import { existsSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { quantity } from '../lib/quantity.js';
import { replaceFile } from '../reporters/output/replace-file.js';
import { readReport } from '../results/read-report.js';
import { baselineFromReport, baselineYaml } from '../results/write-baseline.js';
import { nonEmpty } from './flag-values.js';
import { writeErrorLine, writeLine } from './output.js';

interface BaselineFlags {
  readonly link: string;
  readonly expires?: string;
  readonly output?: string;
}

const daysUntilExpiry = 90;

/** `baseline`: writes the failures of a report as known ones. */
export function baselineCommand(): Command {
  return new Command('baseline')
    .description('Write the failures of a report as a baseline, for `test --baseline`.')
    .argument('<report>', 'the report.json of a run')
    .requiredOption('--link <url>', 'where the failures are tracked', parseLink)
    .option('--expires <date>', `the last day on which the entries count (${daysUntilExpiry} days from now)`, parseDay)
    .option('--output <file>', 'a new file to write to, instead of printing it', nonEmpty('a file'))
    .addHelpText('after', helpText)
    .action((file: string, { link, expires = defaultExpiry(), output }: BaselineFlags) => {
      const entries = baselineFromReport(readReport(file), { link, expires });
      if (output === undefined) {
        writeLine(baselineYaml(entries).trimEnd());
        return;
      }
      if (existsSync(output)) {
        throw new Error(`${output} is there already, and may hold reasons of yours. Remove it, or give another file.`);
      }
      replaceFile(output, baselineYaml(entries));
      writeErrorLine(`${output} has ${quantity(entries.length, 'known failure')}.`);
    });
}

function defaultExpiry(): string {
  return new Date(Date.now() + daysUntilExpiry * 86_400_000).toISOString().slice(0, 10);
}

function parseLink(value: string): string {
  if (URL.canParse(value)) return value;
  throw new InvalidArgumentError(`Expected a URL, such as https://example.com/issues/17.`);
}

function parseDay(value: string): string {
  const time = Date.parse(value);
  if (!Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === value) return value;
  throw new InvalidArgumentError('Expected a day, such as 2030-01-31.');
}

const helpText = `
Each failed requirement that gates becomes an entry, with what was seen as its
reason. Entries of a baseline that the run was judged with are kept as they are.
Look through the file, and give reasons of your own.`;
