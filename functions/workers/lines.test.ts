import { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { expect, it } from 'vitest';
import { readLines } from './lines.js';

async function linesOf(chunks: readonly (string | Buffer)[], maxLength = 100): Promise<unknown[]> {
  const stream = Readable.from(chunks.map((chunk) => Buffer.from(chunk)));
  const lines: unknown[] = [];
  readLines(stream, maxLength, (line, isWhole) => lines.push(isWhole ? line : { piece: line }));
  await finished(stream);
  return lines;
}

const euro = Buffer.from('€');

it.each<[string, (string | Buffer)[], unknown[]]>([
  ['lines across chunks', ['a', 'b\nc', 'd\n'], ['ab', 'cd']],
  ['several lines in a chunk', ['a\n\nb\n'], ['a', '', 'b']],
  ['a last line without an end', ['a\nb'], ['a', 'b']],
  ['the line ends of Windows', ['a\r\nb\r\n'], ['a', 'b']],
  ['a character across chunks', [euro.subarray(0, 1), euro.subarray(1), '\n'], ['€']],
  ['nothing', [], []],
])('reads %s', async (_, chunks, want) => {
  expect(await linesOf(chunks)).toEqual(want);
});

it('hands over a line that is too long in pieces', async () => {
  expect(await linesOf(['abcdef', 'gh\ni\n'], 5)).toEqual([{ piece: 'abcdef' }, 'gh', 'i']);
});
