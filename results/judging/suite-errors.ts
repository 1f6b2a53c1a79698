import type { ScenarioReport } from '../report.js';
import type { Requirement } from '../../specs/requirement.js';

/** What is wrong with how scenarios name requirements; a result that counts for nothing must not go unseen. */
export function findSuiteErrors(registry: readonly Requirement[], scenarios: readonly ScenarioReport[]): string[] {
  const known = new Set(registry.map(({ id }) => id));
  return scenarios.flatMap(({ file, title, requirements }) => {
    if (requirements.length === 0) {
      return [
        `${file}: the scenario "${title}" names no requirement, so its result counts for nothing. ` +
          "Give it at least one id of specs/requirements, as an annotation { type: 'requirement', description: '<ID>' }.",
      ];
    }
    return requirements
      .filter((id) => !known.has(id))
      .map(
        (id) =>
          `${file}: the scenario "${title}" names the requirement ${JSON.stringify(id)}, which is in no file of ` +
          'specs/requirements. Correct the id, or add the row.',
      );
  });
}
