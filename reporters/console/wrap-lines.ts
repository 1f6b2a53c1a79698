import { stripVTControlCharacters } from 'node:util';
import { columnsOf, type Output } from './terminal.js';

/** Longer lines are hard to read, also on a wide terminal. */
const maxColumns = 100;

/** What a reader copies or clicks stays in one line. */
const whole = /^ *(?:npx|npm|node) |\bfile:\/\//;

/** A text as a terminal shows it best: its long lines broken between words. Elsewhere it stays as it is, for other programs. */
export function wrapFor(output: Omit<Output, 'write'>, text: string): string {
  return output.isTTY === true ? wrapLines(text, Math.min(columnsOf(output), maxColumns)) : text;
}

/** Breaks lines between words; what follows of an indented line is indented by two more columns. */
export function wrapLines(text: string, columns: number): string {
  return text
    .split('\n')
    .flatMap((line) => wrapLine(line, columns))
    .join('\n');
}

function wrapLine(line: string, columns: number): string[] {
  const plain = stripVTControlCharacters(line);
  if (plain.length <= columns || whole.test(plain)) return [line];
  const indent = plain.length - plain.trimStart().length;
  const hanging = ' '.repeat(indent === 0 ? 0 : indent + 2);
  const lines: string[] = [];
  let current = ' '.repeat(indent);
  let isEmpty = true;
  for (const word of line.trimStart().split(' ')) {
    if (!isEmpty && width(current) + 1 + width(word) > columns) {
      lines.push(current);
      current = hanging;
      isEmpty = true;
    }
    current += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, current];
}

function width(text: string): number {
  return stripVTControlCharacters(text).length;
}
