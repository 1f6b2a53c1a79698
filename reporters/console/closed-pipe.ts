import type { Writable } from 'node:stream';

/** Goes on without a word where nobody reads the output any more, as after `| head`. */
export function ignoreClosedPipe(output: Pick<Writable, 'on'>): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
