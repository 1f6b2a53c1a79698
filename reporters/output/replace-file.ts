import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes a file beside its place and renames it, so that a reader sees the old file or the new one, and never a part.
 *
 * @throws Error that names the folder where it cannot be written, such as on a full disk.
 */
export function replaceFile(file: string, content: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    const reason = (error as Error).message;
    const advice = `Make room in ${path.resolve(path.dirname(file))}, or write to another folder.`;
    throw new Error(`${file} cannot be written: ${reason}. ${advice}`, { cause: error });
  }
}
