import { wrapFor } from '../reporters/console/wrap-lines.js';

/** Writes a line for the person or program that runs the command. */
export function writeLine(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Writes a text for a person: on a terminal its long lines are broken between words. */
export function writeText(text: string): void {
  writeLine(wrapFor(process.stdout, text));
}

/** Writes a line about what went wrong. */
export function writeErrorLine(text: string): void {
  process.stderr.write(`${wrapFor(process.stderr, text)}\n`);
}
