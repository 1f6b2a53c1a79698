import { readdirSync } from 'node:fs';
import path from 'node:path';

const rootFiles = ['README.md', 'CONTRIBUTING.md'];

/** Every page that people read, as paths from the package's root. */
export function markdownFiles(): string[] {
  const pages = readdirSync('docs', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.md'));
  return [...rootFiles, ...pages.map((file) => path.join('docs', file)).sort()];
}
