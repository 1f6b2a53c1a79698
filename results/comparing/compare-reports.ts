import type { ConformanceReport, ProfileReport, RequirementReport, RequirementResult } from '../report.js';
import { spoilsVerdict } from '../judging/known-failures.js';

/**
 * What became of a requirement since the first report. `regressed`: it passed, and fails now. `fixed`: it failed, and passes
 * now. `new`: it fails, and the first report did not judge it. `lost`: it was judged, and is not any more.
 */
export type Change = 'regressed' | 'fixed' | 'new' | 'lost';

/** A report in a comparison. */
export interface ComparedReport {
  /** The file as the user named it. */
  readonly file: string;
  readonly target: ConformanceReport['target'];
  readonly suite: ConformanceReport['suite'];
  readonly date: string;
  readonly partial: boolean;
  readonly profiles: readonly Pick<ProfileReport, 'name' | 'verdict' | 'reason' | 'partial' | 'levels' | 'known'>[];
}

/** A requirement in one report. */
export interface ComparedResult {
  readonly result: RequirementResult;
  /** Whether it spoils the verdict. */
  readonly spoils: boolean;
  readonly known: boolean;
  /** What became of it since the first report. */
  readonly change?: Change;
  /** Where it failed: what was seen most often. */
  readonly cause?: string;
}

/** A requirement in all reports. */
export interface ComparedRequirement {
  readonly id: string;
  readonly area: string;
  readonly profile: string;
  /** As the last report that has the requirement says it. */
  readonly level: RequirementReport['level'];
  readonly statement: string;
  readonly gates: boolean;
  /** In the order of the reports; null where a report does not have the requirement. */
  readonly results: readonly (ComparedResult | null)[];
  /** How the contract itself differs between the reports: `level: SHOULD, then MUST`. */
  readonly contractChanges: readonly string[];
}

export interface Comparison {
  readonly reports: readonly ComparedReport[];
  readonly requirements: readonly ComparedRequirement[];
}

/** A report and where it was read from. */
export interface NamedReport {
  readonly file: string;
  readonly report: ConformanceReport;
}

/** Compares reports, each with the first. */
export function compareReports(named: readonly NamedReport[]): Comparison {
  const rows = named.map(({ report }) => new Map(report.requirements.map((row) => [row.id, row])));
  const ids = [...new Set(rows.flatMap((report) => [...report.keys()]))];
  const profiles = named.map(({ report }) => new Set(report.profiles.map(({ name }) => name)));
  return {
    reports: named.map(({ file, report }) => comparedReport(file, report)),
    requirements: ids.map((id) => {
      const own = rows.map((report) => report.get(id));
      const results = named.map(({ report }, index) => comparedResult(own[index], own[0], report, index));
      return { ...facts(own), results, contractChanges: contractChanges(own, profiles) };
    }),
  };
}

function comparedReport(file: string, report: ConformanceReport): ComparedReport {
  const { target, suite, date, partial } = report;
  const profiles = report.profiles.map((profile) => ({
    name: profile.name,
    verdict: profile.verdict,
    reason: profile.reason,
    partial: profile.partial,
    levels: profile.levels,
    known: profile.known,
  }));
  return { file, target, suite, date, partial, profiles };
}

function comparedResult(
  row: RequirementReport | undefined,
  first: RequirementReport | undefined,
  { findings }: ConformanceReport,
  index: number,
): ComparedResult | null {
  if (row === undefined) return null;
  const change = index === 0 ? undefined : changeOf(first, row);
  const cause = findings.find(({ requirement }) => requirement === row.id)?.causes[0]?.message;
  return {
    result: row.result,
    spoils: spoilsVerdict(row),
    known: row.known !== undefined,
    ...(change !== undefined && { change }),
    ...(cause !== undefined && { cause }),
  };
}

function changeOf(first: RequirementReport | undefined, row: RequirementReport): Change | undefined {
  const before = first?.result;
  const wasJudged = before === 'passed' || before === 'failed';
  if (row.result === 'failed') {
    if (before === 'passed') return 'regressed';
    return wasJudged ? undefined : 'new';
  }
  if (row.result === 'passed') return before === 'failed' ? 'fixed' : undefined;
  return wasJudged ? 'lost' : undefined;
}

function facts(rows: readonly (RequirementReport | undefined)[]) {
  const row = rows.findLast((candidate) => candidate !== undefined);
  if (row === undefined) throw new Error('A requirement that is compared is in no report.');
  const { id, area, profile, level, statement, gates } = row;
  return { id, area, profile, level, statement, gates };
}

const contractMembers = ['level', 'evidence', 'statement', 'profile'] as const;

/** A report that did not ask for a profile has none of its rows, which says nothing of the contract. */
function contractChanges(
  rows: readonly (RequirementReport | undefined)[],
  profiles: readonly ReadonlySet<string>[],
): string[] {
  const present = rows.filter((row) => row !== undefined);
  const isMissing = rows.some((row, index) => row === undefined && profiles[index]?.has(present[0]?.profile ?? ''));
  const changes = contractMembers.flatMap((member) => {
    const values = [...new Set(present.map((row) => row[member]))];
    return values.length > 1 ? [`${member}: ${values.join(', then ')}`] : [];
  });
  return [...(isMissing ? [rows[0] === undefined ? 'added' : 'removed'] : []), ...changes];
}

/** Requirements with a change in any report, or with one in the contract. */
export function differences({ requirements }: Comparison): ComparedRequirement[] {
  return requirements.filter(
    ({ results, contractChanges: changes }) =>
      changes.length > 0 || results.some((result) => result?.change !== undefined),
  );
}

/** The exit code of a comparison: 1 where something that gates regressed, else 2 where something that gates was lost. */
export function comparisonExitCode({ requirements }: Comparison): 0 | 1 | 2 {
  const gating = requirements.filter(({ gates }) => gates).flatMap(({ results }) => results);
  if (gating.some((result) => result?.change === 'regressed' && result.spoils)) return 1;
  return gating.some((result) => result?.change === 'lost') ? 2 : 0;
}
