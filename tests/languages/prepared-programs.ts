import { existsSync } from 'node:fs';
import { packageFile } from '../../specs/package-file.js';

/** The path of a program in the folder that `npm run prepare:languages` fills, or undefined if it did not. */
export function preparedFolder(part: string): string | undefined {
  const folder = packageFile(`.cache/languages/${part}`);
  return existsSync(`${folder}/ready`) ? folder : undefined;
}
