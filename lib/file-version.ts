import { statSync } from 'node:fs';

/** What differs when a file has been written or replaced. One that cannot be looked at has the reason: `ENOENT`, `EACCES`. */
export function fileVersion(file: string): string {
  try {
    const { dev, ino, size, mtimeNs, ctimeNs } = statSync(file, { bigint: true });
    return [dev, ino, size, mtimeNs, ctimeNs].join(' ');
  } catch (error) {
    return String((error as NodeJS.ErrnoException).code);
  }
}
