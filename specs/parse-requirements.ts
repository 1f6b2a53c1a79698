import { load } from 'js-yaml';
import { validateAgainstSchema } from './contract-validators.js';
import type { Requirement } from './requirement.js';

/**
 * The rows of one area's file, validated.
 *
 * @param area the file's base name; the rows' ids begin with it, in upper case.
 * @throws Error that names the file, the row and the place of everything that does not keep the requirement schema.
 */
export function parseRequirements(area: string, text: string): Requirement[] {
  const rows: unknown = load(text);
  if (!Array.isArray(rows)) throw new Error(`specs/requirements/${area}.yaml is not a list of requirement rows.`);
  const problems = rows.flatMap((row: unknown, index) => rowProblems(area, row, index));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return (rows as Omit<Requirement, 'area'>[]).map((row) => ({ ...row, area }));
}

function rowProblems(area: string, row: unknown, index: number): string[] {
  const place = `specs/requirements/${area}.yaml, ${rowName(row, index)}`;
  const problems = validateAgainstSchema('requirement', row);
  const prefix = `${area.toUpperCase()}-`;
  if (problems.length === 0 && !(row as Requirement).id.startsWith(prefix)) {
    problems.push(`/id: expected that it begins with ${prefix}, as the file's name does`);
  }
  if (problems.length === 0) problems.push(...evidenceProblems(row as Requirement));
  return problems.map((problem) => `${place}: ${problem}.`);
}

/** What a grade of evidence asks for beyond the schema: docs/decisions/what-gates-a-verdict.md. */
function evidenceProblems({ level, evidence, matchesService }: Requirement): string[] {
  const problems: string[] = [];
  if (level === 'MUST' && evidence === 'official-emulator' && matchesService === undefined) {
    problems.push(
      '/level: saw MUST with evidence official-emulator and no matchesService, expected the name of a test of the official ' +
        'emulator that claims to match the service, a better source, or the level SHOULD',
    );
  }
  if (matchesService !== undefined && evidence !== 'official-emulator') {
    problems.push(`/matchesService: saw it with evidence ${evidence}, expected it with official-emulator only`);
  }
  return problems;
}

function rowName(row: unknown, index: number): string {
  const id: unknown = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
  return typeof id === 'string' ? id : `row ${index + 1}`;
}
