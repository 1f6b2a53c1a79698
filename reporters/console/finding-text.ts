import { quantity } from '../../lib/quantity.js';
import type { KnownFailure } from '../../results/baseline.js';
import type { ConformanceReport, FindingReport, ScenarioReport } from '../../results/report.js';
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
export function describeFindings(
  report: ConformanceReport,
  findings: readonly FindingReport[],
  paint: Paint,
  withErrorOf: (scenario: ScenarioReport) => boolean,
): string {
  const own = findings.map((finding) => ownFailure(report, finding)).find((scenario) => scenario !== undefined);
  const ids = findings.map(({ requirement }) => requirement);
  const blocks = [...new Set(findings.flatMap((finding) => finding.blocks))].filter((id) => !ids.includes(id));
  const notes = [...new Set(findings.flatMap(({ note }) => note ?? []))];
  const head = headline(findings);
  const lines = [
    ...findings.flatMap((finding) => rowLines(report, finding, paint)),
    ...(own === undefined ? [] : [describeScenario(own, withErrorOf(own), head)]),
    ...notes,
    ...(blocks.length === 0 ? [] : [blocksText(blocks)]),
    paint('cyan', reproduceCommand(report.command, ...ids.slice(0, shownRows))),
  ];
  return [head, ...lines.map((line) => indent(line, 2))].join('\n');
}

function headline([first]: readonly FindingReport[]): string {
  const { message, scenarios: seenIn } = first?.causes[0] ?? { message: 'Failed', scenarios: 0 };
  return seenIn > 1 ? `${message}: seen in ${quantity(seenIn, 'scenario')}` : message;
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

/** @param head what stands above it, and need not be said again. */
function describeScenario({ file, title, errors }: ScenarioReport, withError: boolean, head: string): string {
  const [first = '', ...rest] = withError ? errorSummary(errors[0] ?? '').split('\n') : [];
  const lines = head.startsWith(first.replace(/^Error: /, '')) ? rest : [first, ...rest];
  return [`${file} ${title}`, ...lines.map((line) => indent(line, 2))].join('\n');
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
