import type { ConformanceReport, FindingReport, RequirementReport } from '../../results/report.js';
import { exitCodes, failureCauses } from '../../results/judging/exit-code.js';
import { spoilsVerdict } from '../../results/judging/known-failures.js';
import { groupBy } from '../../lib/group-by.js';
import { quantity } from '../../lib/quantity.js';
import { type CauseGroup, causeTitle, groupByCause } from '../cause-groups.js';
import { isFailure } from '../finding-kinds.js';
import { reproduceCommand } from '../reproduce-command.js';
import { element, escapeXml } from './xml.js';

interface TestCase {
  readonly outcome: 'passed' | 'failure' | 'error' | 'skipped';
  readonly durationMs: number;
  readonly xml: string;
}

/**
 * The report as JUnit XML: a test case for each requirement, with level and evidence as properties.
 *
 * Only what spoils the verdict is a `failure`, in a test suite for each cause. What does not (warnings, known failures, what
 * could not be judged) is `skipped`, since readers of JUnit know no warnings, and its details are in `system-out`. Why the
 * run is no pass, beside its failures, is an `error` each.
 */
export function junitReport(report: ConformanceReport): string {
  const groups = groupByCause(report.findings.filter(isFailure));
  const others = report.requirements.filter((row) => isCase(row) && !spoilsVerdict(row));
  const suites = [
    suite('run', runCases(report), report),
    ...groups.map((group) => suite(causeTitle(group), failureCases(group, report), report)),
    ...[...groupBy(others, ({ area }) => area)].map(([area, rows]) =>
      suite(
        area,
        rows.map((row) => requirementCase(row, report)),
        report,
      ),
    ),
  ].filter(({ cases }) => cases.length > 0);
  const name = report.partial ? `${report.suite.name} (partial run)` : report.suite.name;
  const all = suites.flatMap(({ cases }) => cases);
  const root = element('testsuites', { name, ...totals(all) }, lines(suites.map(({ xml }) => xml)));
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
}

function suite(name: string, cases: readonly TestCase[], { date, partial }: ConformanceReport) {
  const properties = partial ? [propertiesElement({ partial: 'true' })] : [];
  const content = lines([...properties, ...cases.map(({ xml }) => xml)]);
  return { cases, xml: element('testsuite', { name, ...totals(cases), timestamp: date }, content) };
}

/** What nothing was asked of is no test case. */
function isCase({ result }: RequirementReport): boolean {
  return result !== 'untestable' && result !== 'not tested';
}

/** Why the run is no pass, but for the failures that have test cases of their own. */
function runCases(report: ConformanceReport): TestCase[] {
  return failureCauses(report)
    .filter(({ exitCode }) => exitCode !== exitCodes.notConformant)
    .map(({ text }) => ({
      outcome: 'error',
      durationMs: 0,
      xml: element('testcase', { name: text, classname: 'run', time: '0.000' }, element('error', { message: text })),
    }));
}

function failureCases({ findings }: CauseGroup, report: ConformanceReport): TestCase[] {
  return findings.flatMap(({ requirement }) => {
    const row = report.requirements.find(({ id }) => id === requirement);
    return row === undefined ? [] : [requirementCase(row, report)];
  });
}

function requirementCase(row: RequirementReport, report: ConformanceReport): TestCase {
  const { id, profile, area, level, evidence, source, statement } = row;
  const verifying = report.scenarios.filter((scenario) => row.scenarios.includes(scenario.id));
  const durationMs = verifying.reduce((sum, scenario) => sum + scenario.durationMs, 0);
  const properties = propertiesElement({
    requirement: id,
    level,
    evidence,
    source: `${source.document}, "${source.section}"`,
    ...(row.known !== undefined && { known: row.known.link }),
  });
  const outcome = outcomeOf(row);
  const attributes = { name: `${id}: ${statement}`, classname: `${profile}.${area}`, time: inSeconds(durationMs) };
  const content = [properties, ...outcomeElements(outcome, row, report)];
  return { outcome, durationMs, xml: element('testcase', attributes, lines(content)) };
}

function outcomeOf(row: RequirementReport): TestCase['outcome'] {
  if (row.result === 'passed') return 'passed';
  return spoilsVerdict(row) ? 'failure' : 'skipped';
}

function outcomeElements(outcome: TestCase['outcome'], row: RequirementReport, report: ConformanceReport): string[] {
  if (outcome === 'passed') return [];
  const finding = report.findings.find(({ requirement }) => requirement === row.id);
  const cause = finding?.causes[0]?.message ?? '';
  const details = finding === undefined ? '' : escapeXml(describe(finding, report));
  if (outcome === 'failure') return [element('failure', { message: cause, type: row.level }, details)];
  return [
    element('skipped', { message: skipMessage(row, cause, report) }),
    ...(details === '' ? [] : [element('system-out', {}, details)]),
  ];
}

function skipMessage(row: RequirementReport, cause: string, { scenarios }: ConformanceReport): string {
  if (row.known !== undefined) return `known until ${row.known.expires}: ${row.known.reason} ${row.known.link}`;
  if (row.result === 'failed') return `${row.severity}, which does not spoil the verdict: ${cause}`;
  if (row.needs !== undefined) return `${row.result}: needs ${row.needs.join(', ')}`;
  const reason = scenarios.find(
    ({ id, skipReason }) => row.scenarios.includes(id) && skipReason !== undefined,
  )?.skipReason;
  return reason === undefined ? row.result : `${row.result}: ${reason}`;
}

/** All that was seen, where, what it blocks, and how to repeat it. */
function describe({ requirement, causes, scenarios, blocks, note }: FindingReport, report: ConformanceReport): string {
  const seen = report.scenarios.filter(({ id }) => scenarios.includes(id));
  const own = seen.find(({ result, requirements }) => result === 'failed' && requirements.includes(requirement));
  return [
    ...causes.map(({ message, scenarios: count }) => `${quantity(count, 'scenario')}: ${message}`),
    ...(own === undefined ? [] : [`${own.file} ${own.title}`, own.errors.join('\n\n')]),
    ...(note === undefined ? [] : [note]),
    ...(blocks.length === 0 ? [] : [`Could not be judged for it: ${blocks.join(', ')}`]),
    reproduceCommand(report.command, requirement),
  ].join('\n\n');
}

function propertiesElement(values: Readonly<Record<string, string>>): string {
  const items = Object.entries(values).map(([name, value]) => element('property', { name, value }));
  return element('properties', {}, lines(items));
}

function totals(cases: readonly TestCase[]): Record<string, string | number> {
  const count = (outcome: TestCase['outcome']): number => cases.filter((item) => item.outcome === outcome).length;
  return {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: inSeconds(cases.reduce((sum, { durationMs }) => sum + durationMs, 0)),
  };
}

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}

function lines(elements: readonly string[]): string {
  return elements.length === 0 ? '' : `\n${elements.join('\n')}\n`;
}
