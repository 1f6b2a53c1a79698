import { existsSync } from 'node:fs';
import path from 'node:path';
import { lastFailures } from '../results/last-failures.js';
import { readReport } from '../results/read-report.js';
import type { Selection } from './select-requirements.js';

/** A selection that is narrowed to scenarios. */
export interface ScenarioSelection extends Selection {
  readonly requirements: readonly string[];
  /** The titles of the only scenarios of the run. */
  readonly scenarios: readonly string[];
}

/**
 * What of a selection failed, or could not be judged, in the last run that wrote its report to a folder.
 *
 * @throws Error where there is no report, or nothing in it is to be repeated.
 */
export function selectLastFailures(reportFolder: string, selection: Selection): ScenarioSelection {
  const file = path.join(reportFolder, 'report.json');
  if (!existsSync(file)) {
    throw new Error(
      `--last-failed: there is no report in ${path.resolve(reportFolder)}. ` +
        'Run without it first, or give the folder of the last report as --report-dir.',
    );
  }
  const report = readReport(file);
  const profiles = new Map(report.requirements.map(({ id, profile }) => [id, profile]));
  const isSelected = (id: string): boolean =>
    selection.requirements?.includes(id) ?? selection.profiles.includes(profiles.get(id) ?? '');
  const scenarios = lastFailures(report).filter(({ requirements }) => requirements.some(isSelected));
  if (scenarios.length === 0) {
    throw new Error(
      `--last-failed: by ${file}, of ${report.date}, nothing that you selected failed or could not be judged. ` +
        'Run without it.',
    );
  }
  const requirements = [...new Set(scenarios.flatMap((scenario) => scenario.requirements))].filter(isSelected);
  return {
    profiles: selection.profiles.filter((name) => requirements.some((id) => profiles.get(id) === name)),
    requirements,
    scenarios: scenarios.map(({ title }) => title),
    // A slow scenario that failed has been asked for before.
    slow: true,
  };
}
