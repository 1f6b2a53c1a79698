import { renameSync, rmSync, writeFileSync } from 'node:fs';

/**
 * Writes a file beside its place and renames it, so that a reader sees the old file or the new one, and never a part.
 */
export function replaceFile(file: string, content: string): void {
  const temporary = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw error;
  }
}
