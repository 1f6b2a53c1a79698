/** What can fail because nobody reads it; `process.stdout` is one. */
interface Output {
  on(event: 'error', listener: (error: NodeJS.ErrnoException) => void): unknown;
}

/** Goes on without a word where nobody reads the output any more, as after `| head`. */
export function ignoreClosedPipe(output: Output): void {
  output.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
