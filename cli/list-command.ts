import { Command, Option } from 'commander';
import { quantity } from '../lib/quantity.js';
import { loadRequirements } from '../specs/load-requirements.js';
import { evidenceGrades, gates, profiles, type Requirement, requirementLevels } from '../specs/requirement.js';
import { matchRequirements } from '../specs/requirement-pattern.js';
import { writeLine, writeText } from './output.js';

interface ListFlags {
  readonly profile?: readonly string[];
  readonly level?: readonly string[];
  readonly evidence?: readonly string[];
  readonly gating?: true;
  readonly json?: true;
}

/** `list`: the requirements of the contract. */
export function listCommand(): Command {
  return new Command('list')
    .description('List the requirements of the contract; `test --list` lists scenarios.')
    .argument('[patterns...]', 'only these: ids, or patterns such as REST-SEND-*')
    .addOption(new Option('--profile <name...>', 'only of these profiles').choices(profiles))
    .addOption(new Option('--level <level...>', 'only of these levels').choices(requirementLevels))
    .addOption(new Option('--evidence <grade...>', 'only of these grades of evidence').choices(evidenceGrades))
    .option('--gating', 'only those whose failure spoils a verdict')
    .option('--json', 'print them as JSON')
    .action((patterns: readonly string[], flags: ListFlags) => {
      const rows = selectRows(patterns, flags);
      if (flags.json === true) writeLine(JSON.stringify(rows.map(listed), null, 2));
      else writeText(listText(rows, process.stdout.isTTY));
    });
}

function selectRows(patterns: readonly string[], { profile, level, evidence, gating }: ListFlags): Requirement[] {
  const rows = loadRequirements();
  const ids = new Set(
    matchRequirements(
      patterns.length === 0 ? ['**'] : patterns,
      rows.map(({ id }) => id),
      'list',
    ),
  );
  return rows.filter(
    (row) =>
      ids.has(row.id) &&
      (profile?.includes(row.profile) ?? true) &&
      (level?.includes(row.level) ?? true) &&
      (evidence?.includes(row.evidence) ?? true) &&
      (gating !== true || gates(row)),
  );
}

function listed(row: Requirement) {
  return { ...row, gates: gates(row) };
}

/** A line for each row, so that other programs can search them; a reader has each statement below its row's facts. */
function listText(rows: readonly Requirement[], forReader: boolean): string {
  const width = Math.max(0, ...rows.map(({ id }) => id.length));
  const lines = rows.map(({ id, level, profile, evidence, statement }) => {
    const facts = [id.padEnd(width), level.padEnd(6), profile.padEnd(10), evidence.padEnd(17)].join('  ');
    return forReader ? `${facts.trimEnd()}\n  ${statement}` : `${facts}  ${statement}`;
  });
  return [...lines, '', quantity(rows.length, 'requirement')].join('\n');
}
