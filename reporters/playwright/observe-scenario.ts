import path from 'node:path';
import type { Suite, TestCase } from '@playwright/test/reporter';
import { noteOf, requirementsOf } from '../../results/annotation.js';
import type { ScenarioReport } from '../../results/report.js';
import type { TimelineEntry } from '../../specs/timeline.js';
import { readStepFailure } from '../../results/step-failure.js';
import { plainError } from './plain-error.js';
import { readTimeline } from './read-timeline.js';
import { outcomeOf } from './scenario-outcome.js';

/**
 * A Playwright test as a scenario of the report.
 *
 * @param rootDir the folder of the suites; files are named relative to it.
 * @param onError is told what is wrong with the test itself.
 * @param accessKeys are never shown.
 */
export function observeScenario(
  test: TestCase,
  rootDir: string,
  onError: (error: string) => void,
  accessKeys: readonly string[] = [],
): ScenarioReport {
  const { result, skipReason } = outcomeOf(test);
  const file = scenarioPlace(test, rootDir);
  const requirements = requirementsOf(test.annotations);
  const note = noteOf(test.results.at(-1)?.annotations ?? []);
  const errors = test.results.flatMap((attempt) =>
    attempt.errors.map((error) => plainError(error, rootDir, accessKeys)),
  );
  const needed = result === 'failed' ? readStepFailure(errors[0] ?? '')?.requirement : undefined;
  return {
    id: test.id,
    title: scenarioTitle(test),
    file,
    requirements,
    // A step that fails says nothing of the scenario's own rows, unless it is one of them.
    result: needed === undefined || requirements.includes(needed) ? result : 'not judged',
    durationMs: test.results.reduce((sum, { duration }) => sum + Math.max(0, duration), 0),
    errors,
    timeline: timelineOf(test, (message) => onError(`${file}: ${message}`)),
    ...(skipReason === undefined ? {} : { skipReason }),
    ...(note === undefined ? {} : { note }),
  };
}

/** File and line, as the report names a scenario: `suites/rest/send.spec.ts:4`. */
export function scenarioPlace({ location }: Pick<TestCase, 'location'>, rootDir: string): string {
  return `${fileName(location.file, rootDir)}:${location.line}`;
}

/** Relative to the suites. Source maps lead from these to their sources, elsewhere in the package: `suites/x.spec.ts`. */
function fileName(file: string, rootDir: string): string {
  const relative = path.relative(rootDir, file).replaceAll(path.sep, '/');
  return relative.replace(/^(\.\.\/)+/, '');
}

/** The titles of the test and of the groups that it is in, without project and file. */
export function scenarioTitle(test: Pick<TestCase, 'title' | 'parent'>): string {
  const titles = [test.title];
  for (let suite: Suite | undefined = test.parent; suite?.type === 'describe'; suite = suite.parent) {
    titles.unshift(suite.title);
  }
  return titles.filter((title) => title !== '').join(' › ');
}

function timelineOf({ results }: TestCase, onError: (message: string) => void): TimelineEntry[] {
  try {
    return readTimeline(results.at(-1));
  } catch (error) {
    onError(error instanceof Error ? error.message : String(error));
    return [];
  }
}
