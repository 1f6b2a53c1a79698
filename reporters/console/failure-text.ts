import type { ConformanceReport, RequirementReport, ScenarioReport } from '../../results/report.js';
import { errorSummary } from '../error-summary.js';
import { reproduceCommand } from '../reproduce-command.js';
import { indent } from './text.js';
import type { Paint } from './terminal.js';

/** A failed requirement: what it says, where it is written, what was seen, and the command that repeats it. */
export function describeFailure(
  report: ConformanceReport,
  requirement: RequirementReport,
  paint: Paint,
  withErrorOf: (scenario: ScenarioReport) => boolean,
): string {
  const { id, level, statement, source, evidence } = requirement;
  const failed = report.scenarios.filter(
    ({ result, requirements }) => result === 'failed' && requirements.includes(id),
  );
  return [
    `${paint('bold', id)} ${level}: ${statement}`,
    indent(`${source.document}, "${source.section}" (${evidence})`, 2),
    ...failed.map((scenario) => {
      const { file, title, errors } = scenario;
      const error = withErrorOf(scenario) ? `\n${indent(errorSummary(errors[0] ?? ''), 2)}` : '';
      return indent(`${file} ${title}${error}`, 2);
    }),
    indent(paint('cyan', reproduceCommand(report.command, id)), 2),
  ].join('\n');
}
