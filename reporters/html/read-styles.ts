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

/** The styles of all components, in one text. */
export function readStyles(): string {
  return files.map((file) => readFileSync(packageFile(`reporters/html/${file}`), 'utf8')).join('\n');
}
