import { quantity } from '../../lib/quantity.js';
import type { KnownFailure } from '../../results/baseline.js';
import type { ConformanceReport, FindingReport, ScenarioReport } from '../../results/report.js';
import { type CauseGroup, causeTitle } from '../cause-groups.js';
import { causeOf } from '../../results/judging/cause-of.js';
import { readStepFailure } from '../../results/step-failure.js';
import { errorSummary } from '../error-summary.js';
import { reproduceCommand } from '../reproduce-command.js';
import { indent } from './text.js';
import type { Paint } from './terminal.js';

const shownCauses = 3;
const shownBlocked = 6;
const shownRows = 6;

/**
 * Rows that failed for one cause: first what was seen and how often; then each row, what it says and where that is written; a
 * scenario to look at, what could not be judged for it, and the command that repeats it.
 *
 * @param withErrorOf whether to show a scenario's error, which may fail several rows and is shown once.
 */
export function describeCause(
  report: ConformanceReport,
  group: CauseGroup,
  paint: Paint,
  withErrorOf: (scenario: ScenarioReport) => boolean,
): string {
  const { findings, blocks } = group;
  const own = findings.map((finding) => ownFailure(report, finding)).find((scenario) => scenario !== undefined);
  const ids = findings.map(({ requirement }) => requirement);
  const notes = [...new Set(findings.flatMap(({ note }) => note ?? []))];
  const more = findings.length - shownRows;
  const lines = [
    ...findings.slice(0, shownRows).flatMap((finding) => rowLines(report, finding, paint)),
    ...(more > 0 ? [`… and ${quantity(more, 'other requirement')}, which the report has.`] : []),
    ...(own === undefined ? [] : [describeScenario(own, withErrorOf(own), group.message)]),
    ...notes,
    ...(blocks.length === 0 ? [] : [blocksText(blocks)]),
    paint('cyan', reproduceCommand(report.command, ...ids.slice(0, shownRows))),
  ];
  return [paint('bold', causeTitle(group)), ...lines.map((line) => indent(line, 2))].join('\n');
}

function rowLines(report: ConformanceReport, { requirement, causes, known }: FindingReport, paint: Paint): string[] {
  const row = report.requirements.find(({ id }) => id === requirement);
  if (row === undefined) throw new Error(`The report has a finding of ${requirement} and no such requirement.`);
  const { id, level, statement, source, evidence } = row;
  return [
    `${paint('bold', id)} ${level}: ${statement}`,
    indent(`${source.document}, "${source.section}" (${evidence})`, 2),
    ...otherCauses(causes).map((line) => indent(line, 2)),
    ...(known === undefined ? [] : [indent(knownText(known), 2)]),
  ];
}

/** What was seen besides that which leads the finding. */
function otherCauses([, ...others]: FindingReport['causes']): string[] {
  const more = others.length - shownCauses;
  return [
    ...others
      .slice(0, shownCauses)
      .map(({ message, scenarios }) => `also in ${quantity(scenarios, 'scenario')}: ${message}`),
    ...(more > 0 ? [`… and ${quantity(more, 'other message')}.`] : []),
  ];
}

/** A scenario of the row that failed shows where to look; the report has the others. */
function ownFailure({ scenarios }: ConformanceReport, { requirement }: FindingReport): ScenarioReport | undefined {
  return scenarios.find(({ result, requirements }) => result === 'failed' && requirements.includes(requirement));
}

/** @param cause what stands above it, and need not be said again. */
function describeScenario({ file, title, errors }: ScenarioReport, withError: boolean, cause: string): string {
  const lines = withError ? errorLines(errors[0] ?? '', cause) : [];
  return [`${file} ${title}`, ...lines.map((line) => indent(line, 2))].join('\n');
}

function errorLines(error: string, cause: string): string[] {
  const lines = errorSummary(readStepFailure(error)?.message ?? error).split('\n');
  const isSaid = causeOf(error) === cause;
  return lines.filter((line) => {
    const text = line.replace(/^\w*Error: /, '').trim();
    return !(cause.startsWith(text) || text.startsWith('expect(') || (isSaid && /^(?:Expected|Received)\b/.test(text)));
  });
}

/** The baseline's entry for a failure. */
function knownText({ reason, link, expires }: KnownFailure): string {
  return `Known until ${expires}: ${reason} ${link}`;
}

function blocksText(blocks: readonly string[]): string {
  const more = blocks.length - shownBlocked;
  const shown = blocks.slice(0, shownBlocked).join(', ') + (more > 0 ? ` and ${more} more` : '');
  return `${quantity(blocks.length, 'requirement')} could not be judged for it: ${shown}`;
}
