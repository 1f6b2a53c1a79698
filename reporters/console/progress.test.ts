import { expect, test } from 'vitest';
import { Progress } from './progress.js';
import { paintFor, type Output } from './terminal.js';

function recording(options: Partial<Output> = {}): { output: Output; text: () => string } {
  const written: string[] = [];
  return { output: { write: (text) => written.push(text), ...options }, text: () => written.join('') };
}

test('prints a mark for each scenario where nobody looks', () => {
  const { output, text } = recording();
  const progress = new Progress(output, paintFor(output, {}), 4);

  progress.scenarioEnded('a', 'passed');
  progress.scenarioEnded('b', 'failed');
  progress.scenarioEnded('c', 'not applicable');
  progress.scenarioEnded('d', 'could not run');
  progress.clear();

  expect(text()).toBe('.F-?\n');
});

test('begins a new line after eighty marks', () => {
  const { output, text } = recording();
  const progress = new Progress(output, paintFor(output, {}), 80);
  for (let count = 0; count < 80; count += 1) progress.scenarioEnded('a', 'passed');
  progress.clear();

  expect(text()).toBe(`${'.'.repeat(80)}\n`);
});

test('rewrites one line on a terminal, no longer than the terminal is wide', () => {
  const { output, text } = recording({ isTTY: true, columns: 24 });
  const progress = new Progress(output, (_style, part) => part, 20);

  progress.scenarioEnded('answers', 'failed');
  progress.scenarioEnded('reaches the sockets of a room', 'passed');
  progress.clear();

  expect(text().split('\r\u001b[2K')).toEqual(['', '[1/20] 1 failed answers', '[2/20] 1 failed reache…', '']);
});

test.each([
  [{}, false, 'x'],
  [{}, true, '\u001b[31mx\u001b[39m'],
  [{ NO_COLOR: '1' }, true, 'x'],
  [{ FORCE_COLOR: '1' }, false, '\u001b[31mx\u001b[39m'],
  [{ FORCE_COLOR: '0' }, true, 'x'],
])('with %j on a terminal (%s) paints %j', (environment, isTTY, want) => {
  expect(paintFor({ write: () => true, isTTY }, environment)('red', 'x')).toBe(want);
});
