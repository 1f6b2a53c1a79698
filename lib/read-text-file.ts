import { closeSync, openSync, readSync } from 'node:fs';

/** Far more than anybody writes by hand, and than all certificates that a system trusts. */
const defaultMaxBytes = 4 * 1024 * 1024;
const chunkBytes = 64 * 1024;

/** A file that a user named is longer than what is looked for in it can be, such as a device without end. */
export class FileTooLongError extends Error {
  override readonly name = 'FileTooLongError';
}

/**
 * Reads a file that a user names, of whatever kind: a pipe, too.
 *
 * @throws FileTooLongError where it has more bytes; the error of the system where it cannot be read.
 */
export function readTextFile(file: string, maxBytes = defaultMaxBytes): string {
  const descriptor = openSync(file, 'r');
  try {
    const chunks: Buffer[] = [];
    let length = 0;
    for (;;) {
      const chunk = Buffer.allocUnsafe(chunkBytes);
      const read = readSync(descriptor, chunk);
      if (read === 0) return Buffer.concat(chunks, length).toString('utf8');
      length += read;
      if (length > maxBytes) throw new FileTooLongError(`it is longer than ${maxBytes} bytes`);
      chunks.push(chunk.subarray(0, read));
    }
  } finally {
    closeSync(descriptor);
  }
}
