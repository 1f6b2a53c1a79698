import { readFileSync } from 'node:fs';
import { packageFile } from '../../specs/package-file.js';

/** Later files may refine earlier ones. */
const files = [
  'theme.css',
  'page.css',
  'masthead.css',
  'result-badge.css',
  'verdict.css',
  'failures.css',
  'bar.css',
  'filters.css',
  'requirement-list.css',
  'scenario-list.css',
  'timeline.css',
  'print.css',
];

/**
 * The styles of all components, in one text.
 *
 * @param more files of a page of its own, from the folder of this one.
 */
export function readStyles(...more: readonly string[]): string {
  return [...files, ...more].map((file) => readFileSync(packageFile(`reporters/html/${file}`), 'utf8')).join('\n');
}
