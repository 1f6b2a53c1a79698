/** What loading all modules at once was seen to need, with room to spare. */
const enoughOpenFiles = 256;

/**
 * What to do where a program could not be loaded since too few files may be open; undefined where something else was
 * wrong. Node.js then says EMFILE, or that it cannot find a package whose package.json it could not open.
 */
export function explainTooFewOpenFiles(error: unknown, maxOpenFiles = readMaxOpenFiles()): string | undefined {
  const { code } = error as NodeJS.ErrnoException;
  const mayBeMissing = code === 'ERR_MODULE_NOT_FOUND' && maxOpenFiles < enoughOpenFiles;
  if (code !== 'EMFILE' && code !== 'ENFILE' && !mayBeMissing) return undefined;
  const limit = Number.isFinite(maxOpenFiles) ? `it is ${maxOpenFiles}` : 'the system has no more';
  return `This program needs more open files than it may have (${limit}; expected at least ${enoughOpenFiles}). Raise the limit: ulimit -n 1024`;
}

/** Infinity where the system does not say. */
function readMaxOpenFiles(): number {
  const { userLimits } = process.report.getReport() as { userLimits?: { open_files?: { soft?: unknown } } };
  const limit = Number(userLimits?.open_files?.soft);
  return Number.isNaN(limit) ? Infinity : limit;
}
