import { readTextFile } from '../lib/read-text-file.js';
import { validateAgainstSchema } from '../specs/contract-validators.js';
import { loadRequirements } from '../specs/load-requirements.js';
import { parseYaml } from '../specs/parse-yaml.js';
import { matchRequirements } from '../specs/requirement-pattern.js';
import type { Baseline, BaselineEntry } from './baseline.js';

/**
 * A baseline from its file, in YAML or JSON.
 *
 * @throws Error with a line for each entry that is malformed, matches no requirement, or names a retired one.
 */
export function loadBaseline(file: string): Baseline {
  const value = parseYaml(readBaselineFile(file), `The baseline ${file}`);
  const violations = validateAgainstSchema('baseline', value);
  if (violations.length > 0) {
    throw new Error(
      `The baseline ${file} breaks baseline.schema.json:\n${violations.map((line) => `  ${line}`).join('\n')}\n` +
        'Expected a list of entries with requirement, reason, link and expires. `socketio-serverless baseline report.json` writes one.',
    );
  }
  const entries = value as readonly BaselineEntry[];
  const problems = entries.flatMap(({ requirement }) => unmatchedProblem(requirement, file));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return { file, entries };
}

function readBaselineFile(file: string): string {
  try {
    return readTextFile(file);
  } catch (error) {
    throw new Error(`The baseline ${file} cannot be read: ${(error as Error).message}. Give a file in YAML or JSON.`, {
      cause: error,
    });
  }
}

function unmatchedProblem(pattern: string, file: string): string[] {
  const ids = loadRequirements().map(({ id }) => id);
  try {
    matchRequirements([pattern], ids, `The baseline ${file}`);
    return [];
  } catch (error) {
    return [(error as Error).message];
  }
}
