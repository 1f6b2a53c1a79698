import { suggestion } from './closest.js';
import { describeRetirement } from './retired-requirements.js';

/**
 * The ids that patterns match, in the ids' own order. A pattern is an id (`REST-SEND-04`), or an id with `*` for any run of
 * characters (`REST-*`, `*-SEND-*`); `**` matches every id.
 *
 * @param ids what can be matched.
 * @param source where the patterns stand, as an error says it: `--requirement`, `baseline.json`.
 * @throws Error that names a pattern that matches nothing, and what is near it or where it went.
 */
export function matchRequirements(patterns: readonly string[], ids: readonly string[], source: string): string[] {
  for (const pattern of patterns) {
    if (!ids.some((id) => matchesPattern(pattern, id))) throw new Error(unmatched(pattern, ids, source));
  }
  return ids.filter((id) => patterns.some((pattern) => matchesPattern(pattern, id)));
}

/** Whether an id matches a pattern. */
export function matchesPattern(pattern: string, id: string): boolean {
  if (!pattern.includes('*')) return pattern === id;
  const parts = pattern.split(/\*+/).map((part) => part.replaceAll(/[^\w-]/g, String.raw`\$&`));
  return new RegExp(`^${parts.join('.*')}$`).test(id);
}

function unmatched(pattern: string, ids: readonly string[], source: string): string {
  const retirement = describeRetirement(pattern);
  if (retirement !== '') return `${source}: ${retirement}`;
  const subject = pattern.includes('*') ? `matches no requirement` : `is not a requirement`;
  return (
    `${source}: ${JSON.stringify(pattern)} ${subject}.${suggestion(pattern, ids)} ` +
    'Expected an id such as REST-SEND-04, or a pattern such as REST-SEND-* or **. `socketio-serverless list` lists them.'
  );
}
