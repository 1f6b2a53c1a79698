import { quantity } from '../../lib/quantity.js';
import type { KnownFailure } from '../../results/baseline.js';
import type { ConformanceReport, FindingReport, ScenarioReport } from '../../results/report.js';
import { errorSummary } from '../error-summary.js';
import { reproduceCommand } from '../reproduce-command.js';
import { indent } from './text.js';
import type { Paint } from './terminal.js';

const shownCauses = 3;
const shownBlocked = 6;

/**
 * A row that failed: what it says, where it is written, what was seen and how often, what could not be judged for it, and
 * the command that repeats it.
 *
 * @param withErrorOf whether to show a scenario's error, which may fail several rows and is shown once.
 */
export function describeFinding(
  report: ConformanceReport,
  finding: FindingReport,
  paint: Paint,
  withErrorOf: (scenario: ScenarioReport) => boolean,
): string {
  const row = report.requirements.find(({ id }) => id === finding.requirement);
  if (row === undefined) throw new Error(`The report has a finding of ${finding.requirement} and no such requirement.`);
  const { id, level, statement, source, evidence } = row;
  const own = ownFailure(report, finding);
  return [
    `${paint('bold', id)} ${level}: ${statement}`,
    indent(`${source.document}, "${source.section}" (${evidence})`, 2),
    ...causeLines(finding, own).map((line) => indent(line, 2)),
    ...(own === undefined ? [] : [indent(describeScenario(own, withErrorOf(own)), 2)]),
    ...(finding.known === undefined ? [] : [indent(knownText(finding.known), 2)]),
    ...(finding.note === undefined ? [] : [indent(finding.note, 2)]),
    ...(finding.blocks.length === 0 ? [] : [indent(blocksText(finding.blocks), 2)]),
    indent(paint('cyan', reproduceCommand(report.command, id)), 2),
  ].join('\n');
}

/** What was seen and how often, but for what only the scenario that is shown saw. */
function causeLines({ causes }: FindingReport, own: ScenarioReport | undefined): string[] {
  const error = own?.errors[0] ?? '';
  const others = causes.filter(({ message, scenarios }) => scenarios > 1 || !error.includes(message));
  const more = others.length - shownCauses;
  return [
    ...others.slice(0, shownCauses).map(({ message, scenarios }) => `${quantity(scenarios, 'scenario')}: ${message}`),
    ...(more > 0 ? [`… and ${quantity(more, 'other message')}.`] : []),
  ];
}

/** A scenario of the row that failed shows where to look; the report has the others. */
function ownFailure({ scenarios }: ConformanceReport, { requirement }: FindingReport): ScenarioReport | undefined {
  return scenarios.find(({ result, requirements }) => result === 'failed' && requirements.includes(requirement));
}

function describeScenario({ file, title, errors }: ScenarioReport, withError: boolean): string {
  return `${file} ${title}${withError ? `\n${indent(errorSummary(errors[0] ?? ''), 2)}` : ''}`;
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
