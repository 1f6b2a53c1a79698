import { accessSync, constants, mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { reportFiles } from './report-files.js';

/**
 * Sees before a run that its report can be written, and makes the folder.
 *
 * @throws Error that says what stands in the way and what to do.
 */
export function checkReportFolder(folder: string): void {
  try {
    makeFolder(path.resolve(folder));
    // Permissions alone do not tell: a file system may be read-only, or take no files at all.
    rmdirSync(mkdtempSync(path.join(folder, '.report-')));
    for (const name of reportFiles) checkFile(path.join(folder, name));
  } catch (error) {
    throw new Error(
      `The report cannot be written to ${path.resolve(folder)}: ${(error as Error).message}. ` +
        'Give a folder that can be made and written, as --report-dir.',
      { cause: error },
    );
  }
}

/** One folder after the other: a recursive `mkdirSync` of Node.js never returns where a file system makes none (`/proc`). */
function makeFolder(folder: string): void {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return;
  const parent = path.dirname(folder);
  if (parent !== folder) makeFolder(parent);
  mkdirSync(folder);
}

/** A pipe or a device would take what is written and never be a report, or never take it. */
function checkFile(file: string): void {
  const stats = statSync(file, { throwIfNoEntry: false });
  if (stats === undefined) return;
  if (!stats.isFile()) throw new Error(`${file} is there and is no file`);
  accessSync(file, constants.W_OK);
}
