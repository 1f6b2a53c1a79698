import { readFileSync } from 'node:fs';
import { packageFile } from './package-file.js';
import type { Requirement } from './requirement.js';

let registry: readonly Requirement[] | undefined;

/**
 * Every row of the registry, in the order of the files of `specs/requirements/` and of their rows. It is read once, from
 * the JSON form that `npm run generate` writes.
 */
export function loadRequirements(): readonly Requirement[] {
  registry ??= JSON.parse(
    readFileSync(packageFile('specs/generated/requirements.json'), 'utf8'),
  ) as readonly Requirement[];
  return registry;
}
