import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { packageFile } from '../../../specs/package-file.js';

/**
 * The script of the page, as the build made it. From source the last build's is taken; without one the page has none
 * and shows everything unfiltered.
 */
export function readClientScript(): string {
  const candidates = [
    fileURLToPath(new URL('./client-script.js', import.meta.url)),
    packageFile('dist/reporters/html/client/client-script.js'),
  ];
  const file = candidates.find((candidate) => existsSync(candidate));
  return file === undefined ? '' : readFileSync(file, 'utf8').replace(/\/\/# sourceMappingURL=.*\s*$/, '');
}
