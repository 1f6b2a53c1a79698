import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { packageFile } from '../specs/package-file.js';
import { parseYaml } from '../specs/parse-yaml.js';

/** A fault that the suite has to notice. */
export interface Mutant {
  readonly breaks: string;
  readonly fault: string;
  readonly file: string;
}

/** The mutants of this project; undefined in the installed package, which does not have them. */
export function readMutants(folder = packageFile('mutants/faults')): Mutant[] | undefined {
  if (!existsSync(folder)) return undefined;
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return files.flatMap((file) => parseYaml(readFileSync(path.join(folder, file), 'utf8'), file) as Mutant[]);
}
