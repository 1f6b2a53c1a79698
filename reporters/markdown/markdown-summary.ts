import { requirementLevels } from '../../specs/requirement.js';
import type { ConformanceReport, RequirementReport, Verdict } from '../../results/report.js';
import { describeTarget } from '../../results/describe-target.js';
import { judgedShare } from '../../results/judging/judged-share.js';
import { failureCauses } from '../../results/judging/exit-code.js';
import { skipReasons } from '../../results/judging/skip-reasons.js';
import type { SkipResult } from '../../results/skip-result.js';
import { quantity } from '../../lib/quantity.js';
import { type CauseGroup, groupByCause } from '../cause-groups.js';
import { describeCounts } from '../describe-counts.js';
import { isFailure, isKnown, isWarning } from '../finding-kinds.js';
import { reproduceCommand } from '../reproduce-command.js';
import { cappedSections, type Section } from './capped-sections.js';
import { codeSpan, escapeMarkdown } from './escape-markdown.js';

/** What a comment on GitHub may hold; a job's summary may hold 1 MiB. */
const maxLength = 65_536;

const shownRows = 5;
const maxCauseLength = 500;

const mark: Record<Verdict, string> = { conformant: '✅', 'not conformant': '❌', incomplete: '⚠️' };

/**
 * The report as a page of Markdown, for a pull request or a job's summary: the verdicts, then what failed by its cause. It is
 * never longer than a comment on GitHub may be.
 */
export function markdownSummary(report: ConformanceReport): string {
  const { target, suite, findings } = report;
  const head = [
    `# Conformance of ${escapeMarkdown([target.name, target.version].filter(Boolean).join(' '))}`,
    ...(report.partial ? ['**Partial run**: it says nothing of what it was not asked for.'] : []),
    `${suite.name} ${suite.version} (\`${suite.hash.slice(0, 19)}\`), ${report.date}, ${target.subject === 'event handler' ? escapeMarkdown(describeTarget(target)) : `target kind: ${target.kind}`}`,
    profileTable(report),
    ...failureCauses(report).map(({ text }) => `**${escapeMarkdown(text)}**`),
  ].join('\n\n');
  const sections: Section[] = [
    { title: 'Failed', items: causes(groupByCause(findings.filter(isFailure)), report) },
    { title: 'Known', items: causes(groupByCause(findings.filter(isKnown)), report) },
    { title: 'Errors of the run', items: report.errors.map((error) => escapeMarkdown(shorten(error))) },
    { title: 'Warnings', items: causes(groupByCause(findings.filter(isWarning)), report) },
    { title: 'Could not run', items: skipped('could not run', report) },
    { title: 'Not applicable', items: skipped('not applicable', report) },
    { title: 'Left out', items: skipped('left out', report) },
  ];
  return `${head}\n${cappedSections(sections, maxLength - head.length - 1)}`;
}

function profileTable({ profiles }: ConformanceReport): string {
  const rows = profiles.map((profile) => {
    const { name, verdict, reason, levels } = profile;
    const counts = requirementLevels.map((level) => (levels[level].total > 0 ? describeCounts(levels[level]) : '–'));
    const judged = judgedShare([profile]);
    return `| ${name} | ${mark[verdict]} ${verdict} | ${judged} | ${counts.join(' | ')} | ${escapeMarkdown(reason)} |`;
  });
  return [
    `| Profile | Verdict | MUSTs judged | ${requirementLevels.join(' | ')} | |`,
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function causes(groups: readonly CauseGroup[], report: ConformanceReport): string[] {
  return groups.map((group) => describeCause(group, report));
}

/** What was seen, then the rows that it breaks, then what could not be judged for it. */
function describeCause({ message, scenarios, findings, blocks }: CauseGroup, report: ConformanceReport): string {
  const count = scenarios === 0 ? '' : `: ${quantity(scenarios, 'scenario')}`;
  const rows = findings.flatMap((finding) => {
    const row = report.requirements.find(({ id }) => id === finding.requirement);
    return row === undefined ? [] : [describeRow(row, report)];
  });
  const more = rows.length - shownRows;
  const notes = findings.flatMap(({ note }) => note ?? []);
  return [
    `**${escapeMarkdown(shorten(message))}**${count}`,
    ...rows.slice(0, shownRows).flat(),
    ...(more > 0 ? [`… and ${quantity(more, 'other requirement')}`] : []),
    ...notes.slice(0, 1).map(escapeMarkdown),
    ...(blocks.length === 0 ? [] : [`${quantity(blocks.length, 'requirement')} could not be judged for it`]),
  ].join('\\\n  ');
}

function describeRow({ id, level, statement, source, known }: RequirementReport, report: ConformanceReport): string[] {
  return [
    `${id} (${level}): ${escapeMarkdown(statement)} ${escapeMarkdown(`${source.document}, "${source.section}"`)}`,
    ...(known === undefined ? [] : [escapeMarkdown(`Known until ${known.expires}: ${known.reason} ${known.link}`)]),
    codeSpan(reproduceCommand(report.command, id)),
  ];
}

function shorten(text: string): string {
  return text.length > maxCauseLength ? `${text.slice(0, maxCauseLength)}…` : text;
}

function skipped(result: SkipResult, report: ConformanceReport): string[] {
  return skipReasons(report.scenarios, result).map(
    ({ reason, count }) => `${quantity(count, 'scenario')}: ${escapeMarkdown(shorten(reason))}`,
  );
}
