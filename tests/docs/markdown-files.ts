import { readdirSync } from 'node:fs';
import path from 'node:path';

const rootFiles = ['README.md', 'CONTRIBUTING.md'];

/** Every page that people read, as paths from the package's root. */
export function markdownFiles(): string[] {
  const pages = ['docs', 'examples'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.md') && !file.includes('node_modules'))
      .map((file) => path.join(folder, file))
      .sort(),
  );
  return [...rootFiles, ...pages];
}
