/** Writes a line for the person or program that runs the command. */
export function writeLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a line about what went wrong. */
export function writeErrorLine(text: string): void {
  process.stderr.write(`${text}\n`);
}
