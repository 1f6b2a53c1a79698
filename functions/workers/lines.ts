import type { Readable } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/**
 * Calls back with each line of a stream, without its end. A line that is longer than `maxLength` characters comes in
 * pieces, so that a stream without line ends is never held as a whole.
 */
export function readLines(stream: Readable, maxLength: number, onLine: (line: string, isWhole: boolean) => void): void {
  const decoder = new StringDecoder('utf8');
  // Joined once a line is complete: appending to one string would scan a long line again for each chunk.
  let parts: string[] = [];
  let length = 0;
  const flush = (isWhole: boolean): void => {
    const line = parts.join('');
    parts = [];
    length = 0;
    onLine(line.endsWith('\r') ? line.slice(0, -1) : line, isWhole);
  };
  const take = (text: string): void => {
    parts.push(text);
    length += text.length;
    if (length > maxLength) flush(false);
  };
  stream.on('data', (chunk: Buffer) => {
    const [first = '', ...others] = decoder.write(chunk).split('\n');
    take(first);
    for (const next of others) {
      flush(true);
      take(next);
    }
  });
  stream.on('end', () => {
    if (length > 0) flush(true);
  });
}
