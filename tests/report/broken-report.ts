import { buildReport } from '../../results/judging/build-report.js';
import type { ConformanceReport, ScenarioReport } from '../../results/report.js';
import { sampleReport } from '../../results/sample/sample-report.js';
import { faultyTimeline, sampleTimeline } from '../../results/sample/sample-timeline.js';
import { loadRequirements } from '../../specs/load-requirements.js';
import type { Requirement } from '../../specs/requirement.js';

/** The report of a run of the profile core in which every third requirement failed. */
export function brokenReport(): ConformanceReport {
  const registry = loadRequirements();
  const testable = registry.filter(({ testable: isTestable, profile }) => isTestable && profile === 'core');
  return buildReport(
    {
      ...sampleReport(),
      scenarios: testable.map((requirement, index) => scenarioOf(requirement, index % 3 === 0)),
      errors: ['Error: the service closed the connection of the first client.'],
      profiles: ['core'],
      filtered: false,
      expected: testable.length,
    },
    registry,
  );
}

function scenarioOf({ id, statement }: Requirement, fails: boolean): ScenarioReport {
  return {
    id: `scenario of ${id}`,
    title: `a service keeps: ${statement}`,
    file: `area/file.spec.ts:${statement.length}`,
    requirements: [id],
    result: fails ? 'failed' : 'passed',
    durationMs: statement.length * 3,
    errors: fails
      ? [`Error: the answer was 200, expected 202 (0~b64url(namespace)~b64url(socketId) of ${id})\n\n  at line 1`]
      : [],
    timeline: fails ? [...faultyTimeline] : [...sampleTimeline],
  };
}
