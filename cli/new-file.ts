import { writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes a file that may hold access keys, so that only its owner can read it.
 *
 * @param replace whether one that exists is replaced.
 * @throws Error that says why it cannot be written, and what to do.
 */
export async function writeNewFile(file: string, text: string, replace: boolean): Promise<void> {
  try {
    await writeFile(file, text, { flag: replace ? 'w' : 'wx', mode: 0o600 });
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') {
      const folder = path.dirname(file);
      throw new Error(`${file} cannot be written: there is no folder ${folder}. Make it first.`, { cause: error });
    }
    if (code !== 'EEXIST') throw new Error(`${file} cannot be written: ${message}.`, { cause: error });
    throw new Error(`${file} exists already. Give another file, or --force to replace it.`, { cause: error });
  }
}
