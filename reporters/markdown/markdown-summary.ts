import { requirementLevels } from '../../specs/requirement.js';
import type { ConformanceReport, FindingReport, RequirementReport, Verdict } from '../../results/report.js';
import { describeCounts } from '../describe-counts.js';
import { skipReasons } from '../../results/judging/skip-reasons.js';
import type { SkipResult } from '../../results/skip-result.js';
import { quantity } from '../../lib/quantity.js';
import { isFailure, isKnown, isWarning } from '../finding-kinds.js';
import { reproduceCommand } from '../reproduce-command.js';
import { codeSpan, escapeMarkdown } from './escape-markdown.js';

const shownCauses = 3;

const mark: Record<Verdict, string> = { conformant: '✅', 'not conformant': '❌', incomplete: '⚠️' };

/** The report as a page of Markdown, for a pull request or a job's summary. */
export function markdownSummary(report: ConformanceReport): string {
  const { target, suite, findings } = report;
  const parts = [
    `# Conformance of ${escapeMarkdown([target.name, target.version].filter(Boolean).join(' '))}`,
    `${suite.name} ${suite.version} (\`${suite.hash.slice(0, 19)}\`), ${report.date}, target kind: ${target.kind}`,
    profileTable(report),
    ...list('Failed', findings.filter(isFailure), report),
    ...list('Known', findings.filter(isKnown), report),
    ...list('Warnings', findings.filter(isWarning), report),
    ...skipped('Could not run', 'could not run', report),
    ...skipped('Not applicable', 'not applicable', report),
    ...skipped('Left out', 'left out', report),
    ...bullets('Errors of the run', report.errors.map(escapeMarkdown)),
  ];
  return `${parts.join('\n\n')}\n`;
}

function profileTable({ profiles }: ConformanceReport): string {
  const rows = profiles.map(({ name, verdict, reason, levels }) => {
    const counts = requirementLevels.map((level) => (levels[level].total > 0 ? describeCounts(levels[level]) : '–'));
    return `| ${name} | ${mark[verdict]} ${verdict} | ${counts.join(' | ')} | ${escapeMarkdown(reason)} |`;
  });
  return [
    `| Profile | Verdict | ${requirementLevels.join(' | ')} | |`,
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ].join('\n');
}

function list(title: string, findings: readonly FindingReport[], report: ConformanceReport): string[] {
  return bullets(
    title,
    findings.flatMap((finding) => {
      const row = report.requirements.find(({ id }) => id === finding.requirement);
      return row === undefined ? [] : [describe(finding, row, report)];
    }),
  );
}

function describe(
  { causes, blocks, known, note }: FindingReport,
  row: RequirementReport,
  report: ConformanceReport,
): string {
  const { id, level, statement, source } = row;
  return [
    `**${id}** (${level}) ${escapeMarkdown(statement)}`,
    `  ${escapeMarkdown(`${source.document}, "${source.section}"`)}`,
    ...causes
      .slice(0, shownCauses)
      .map(({ message, scenarios }) => `  ${escapeMarkdown(message)}: ${quantity(scenarios, 'scenario')}`),
    ...(known === undefined
      ? []
      : [`  Known until ${known.expires}: ${escapeMarkdown(`${known.reason} ${known.link}`)}`]),
    ...(note === undefined ? [] : [`  ${note}`]),
    ...(blocks.length === 0 ? [] : [`  ${quantity(blocks.length, 'requirement')} could not be judged for it`]),
    `  ${codeSpan(reproduceCommand(report.command, id))}`,
  ].join('\\\n');
}

function skipped(title: string, result: SkipResult, report: ConformanceReport): string[] {
  const items = skipReasons(report.scenarios, result).map(
    ({ reason, count }) => `${quantity(count, 'scenario')}: ${escapeMarkdown(reason)}`,
  );
  return bullets(title, items);
}

function bullets(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`## ${title}`, items.map((item) => `- ${item}`).join('\n')];
}
