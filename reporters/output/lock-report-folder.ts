import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const lockFile = '.lock';

/**
 * Keeps a report's folder for one run, until it is disposed of. A lock whose process has ended does not count.
 *
 * @throws Error where another run has the folder.
 */
export function lockReportFolder(folder: string): Disposable {
  const file = path.join(folder, lockFile);
  if (!tryToLock(file)) {
    const holder = readHolder(file);
    if (holder !== undefined && isRunning(holder)) {
      throw new Error(
        `Another run, process ${holder}, writes its report to ${path.resolve(folder)}. ` +
          'Wait for its end, or give another folder as --report-dir.',
      );
    }
    rmSync(file, { force: true });
    if (!tryToLock(file)) return lockReportFolder(folder);
  }
  return { [Symbol.dispose]: () => rmSync(file, { force: true }) };
}

function tryToLock(file: string): boolean {
  try {
    writeFileSync(file, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

/** The process that has the lock; undefined where it has just given it up, or none is named. */
function readHolder(file: string): number | undefined {
  try {
    const pid = Number(readFileSync(file, 'utf8'));
    return Number.isSafeInteger(pid) && pid > 0 ? pid : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Another container may have had this process's own number before. */
function isRunning(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
