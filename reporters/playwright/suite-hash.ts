import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { packageFile } from '../../specs/package-file.js';

const contractFiles = /\.(json|yaml)$/;
// Declarations and source maps come and go with how the package was built; they ask nothing.
const scenarioFiles = /(?<!\.d)\.(js|ts)$/;

/**
 * One hash over the contract and the scenarios: two reports with the same hash asked the same questions.
 *
 * @param scenarios the folder of the suites.
 */
export function suiteHash(scenarios: string, contract = [packageFile('specs'), packageFile('openapi')]): string {
  const hash = createHash('sha256');
  for (const folder of contract) hashFiles(folder, contractFiles);
  hashFiles(scenarios, scenarioFiles);
  return `sha256:${hash.digest('hex')}`;

  function hashFiles(folder: string, pattern: RegExp): void {
    for (const file of filesIn(folder).filter((name) => pattern.test(name))) {
      hash
        .update(`${path.basename(folder)}/${file}\0`)
        .update(readFileSync(path.join(folder, file)))
        .update('\0');
    }
  }
}

function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
    .filter((file) => !file.split('/').includes('node_modules'))
    .sort();
}
