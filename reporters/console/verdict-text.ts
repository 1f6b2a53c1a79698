import { requirementLevels } from '../../specs/requirement.js';
import type { ConformanceReport, ProfileReport, ScenarioReport, Verdict } from '../../results/report.js';
import { causeTitle, groupByCause } from '../cause-groups.js';
import { describeCounts } from '../describe-counts.js';
import { describeTarget } from '../../results/describe-target.js';
import { skipReasons } from '../../results/judging/skip-reasons.js';
import type { SkipResult } from '../../results/skip-result.js';
import { quantity } from '../../lib/quantity.js';
import { isFailure, isKnown, isWarning } from '../finding-kinds.js';
import { describeCause } from './finding-text.js';
import { indent, seconds } from './text.js';
import type { Paint, Style } from './terminal.js';

// A broken target fails everywhere; more than this is for the HTML report.
const maxShownGroups = 20;

/** What fits on the last screen, below the verdicts. */
const maxTopCauses = 3;

const knownTitle = 'Known: they have an entry in the baseline';
const warningsTitle = 'Warnings: they do not spoil the verdict';

const verdictStyle: Record<Verdict, Style> = { conformant: 'green', 'not conformant': 'red', incomplete: 'yellow' };

/** What needs a look, before the verdict: what failed and how to repeat it, what was not tried and why. */
export function problemsText(report: ConformanceReport, paint: Paint): string {
  return [
    ...failureLines(report, paint),
    ...skipLines('Could not run', 'could not run', report, paint),
    ...skipLines('Not applicable', 'not applicable', report, paint),
    ...section('Left out: without effect on the verdict', leftOutLines(report), 'yellow', paint),
    ...section('Notes', noteLines(report), 'yellow', paint),
    ...section('The last lines of the target', asOneItem(report.ended.lastLines ?? []), 'yellow', paint),
    ...section('Errors of the run', report.errors, 'red', paint),
  ].join('\n');
}

/** The verdict of each profile, for the end of the console's output. */
export function verdictText(report: ConformanceReport, paint: Paint): string {
  const { target, suite } = report;
  return [
    paint(
      'bold',
      `Conformance of ${[target.name, target.version].filter(Boolean).join(' ')} (${describeTarget(target)})`,
    ),
    ...(target.command === undefined ? [] : [paint('dim', `started by: ${target.command}`)]),
    ...(target.image === undefined ? [] : [paint('dim', `image: ${target.image}`)]),
    paint('dim', `${suite.name} ${suite.version}, ${suite.hash.slice(0, 19)}, ${seconds(report.durationMs)}`),
    '',
    ...report.profiles.flatMap((profile) => profileLines(profile, paint)),
    ...topCauseLines(report, paint),
  ].join('\n');
}

/** The last line of the output, for people and for scripts. */
export function tallyLine({ counts }: Pick<ConformanceReport, 'counts'>): string {
  const skipped = counts.notApplicable + counts.couldNotRun + counts.notJudged + counts.leftOut;
  return `${counts.passed} passed, ${counts.failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

function profileLines(profile: ProfileReport, paint: Paint): string[] {
  const levels = requirementLevels.filter((level) => profile.levels[level].total > 0);
  return [
    `${paint('bold', profile.name)}: ${paint(verdictStyle[profile.verdict], profile.verdict)}. ${profile.reason}`,
    ...levels.map((level) => `  ${level.padEnd(6)}  ${describeCounts(profile.levels[level])}`),
    '',
  ];
}

/** What to look at first: the list of all failures has scrolled away. */
function topCauseLines({ findings }: ConformanceReport, paint: Paint): string[] {
  const causes = groupByCause(findings.filter(isFailure));
  if (causes.length === 0) return [];
  const lines = causes.slice(0, maxTopCauses).map((cause) => {
    const ids = cause.findings.map(({ requirement }) => requirement);
    return `  ${causeTitle(cause)} (${ids[0]}${ids.length > 1 ? ` and ${ids.length - 1} more` : ''})`;
  });
  const more = causes.length - lines.length;
  return [
    paint('red', 'What failed'),
    ...lines,
    ...(more > 0 ? [`  … and for ${quantity(more, 'other cause')}`] : []),
    '',
  ];
}

function failureLines(report: ConformanceReport, paint: Paint): string[] {
  const shown = new Set<string>();
  const isNew = ({ id }: ScenarioReport): boolean => !shown.has(id) && shown.add(id).size > 0;
  const describe = (findings: typeof report.findings): string[] => {
    const groups = groupByCause(findings);
    const more = groups.slice(maxShownGroups).flatMap((group) => group.findings).length;
    return [
      ...groups.slice(0, maxShownGroups).map((group) => describeCause(report, group, paint, isNew)),
      ...(more > 0 ? [`… and ${quantity(more, 'requirement')} more, which the report has.`] : []),
    ];
  };
  const { findings } = report;
  return [
    ...section('Failed', describe(findings.filter(isFailure)), 'red', paint),
    ...section(knownTitle, describe(findings.filter(isKnown)), 'yellow', paint),
    ...section(warningsTitle, describe(findings.filter(isWarning)), 'yellow', paint),
  ];
}

function skipLines(title: string, result: SkipResult, report: ConformanceReport, paint: Paint): string[] {
  return section(title, asOneItem(reasonLines(report, result)), 'yellow', paint);
}

/** Scenarios by their reason; the slow ones of a run that did not ask for them are in no run, but their rows are known. */
function leftOutLines(report: ConformanceReport): string[] {
  const slow = report.requirements.filter(({ result, scenarios }) => result === 'left out' && scenarios.length === 0);
  return asOneItem([
    ...reasonLines(report, 'left out'),
    ...(slow.length === 0 ? [] : [`${quantity(slow.length, 'slow requirement')}: --slow runs them`]),
  ]);
}

function reasonLines({ scenarios }: ConformanceReport, result: SkipResult): string[] {
  return skipReasons(scenarios, result).map(({ reason, count }) => `${quantity(count, 'scenario')}: ${reason}`);
}

/** What scenarios say of their own results. */
function noteLines({ scenarios }: ConformanceReport): string[] {
  return scenarios.flatMap(({ title, note }) => (note === undefined ? [] : [`${title}: ${note}`]));
}

function asOneItem(lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [lines.join('\n')];
}

function section(title: string, items: readonly string[], style: Style, paint: Paint): string[] {
  if (items.length === 0) return [];
  return [paint(style, title), ...items.flatMap((item) => [indent(item, 2), ''])];
}
