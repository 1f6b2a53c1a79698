import { dump } from 'js-yaml';
import { quantity } from '../lib/quantity.js';
import type { BaselineEntry, KnownFailure } from './baseline.js';
import type { ConformanceReport, FindingReport } from './report.js';

/**
 * An entry for each failure of a report that gates. A failure that is known already keeps its entry.
 *
 * @param defaults what the report does not say of a new entry.
 */
export function baselineFromReport(
  { findings, date }: Pick<ConformanceReport, 'findings' | 'date'>,
  defaults: Pick<KnownFailure, 'link' | 'expires'>,
): BaselineEntry[] {
  return findings
    .filter(({ gates }) => gates)
    .map((finding) => ({
      requirement: finding.requirement,
      ...(finding.known ?? { reason: reasonOf(finding, date), ...defaults }),
    }))
    .sort((a, b) => (a.requirement < b.requirement ? -1 : 1));
}

function reasonOf({ causes: [cause] }: FindingReport, date: string): string {
  const seen = cause === undefined ? '' : `: ${cause.message} (${quantity(cause.scenarios, 'scenario')})`;
  return `Failed on ${date.slice(0, 10)}${seen}.`;
}

/** A baseline as a YAML file. */
export function baselineYaml(entries: readonly BaselineEntry[]): string {
  const header =
    '# Failures that are known. `test --baseline` reads it; an entry that is stale or has expired fails the run.\n';
  return header + dump(entries, { lineWidth: 120 });
}
