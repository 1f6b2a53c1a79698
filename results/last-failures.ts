import type { ConformanceReport, ScenarioReport } from './report.js';

const repeated: ReadonlySet<ScenarioReport['result']> = new Set(['failed', 'not judged', 'could not run']);

/**
 * The scenarios of a report that a repeated run should have: those that failed or could not be judged, and those of each
 * requirement that failed by a breach while they passed.
 */
export function lastFailures({ findings, requirements, scenarios }: ConformanceReport): ScenarioReport[] {
  const wanted = new Set(scenarios.filter(({ result }) => repeated.has(result)).map(({ id }) => id));
  for (const { requirement, scenarios: seenIn } of findings) {
    const own = requirements.find(({ id }) => id === requirement)?.scenarios ?? [];
    if (own.some((id) => wanted.has(id))) continue;
    for (const id of own.length > 0 ? own : seenIn) wanted.add(id);
  }
  return scenarios.filter(({ id }) => wanted.has(id));
}
