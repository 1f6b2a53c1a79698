import { expect, test } from 'vitest';
import { wrapFor, wrapLines } from './wrap-lines.js';

test('breaks long lines between words', () => {
  expect(wrapLines('one two three\nfour', 8)).toBe('one two\nthree\nfour');
});

test('indents what follows of an indented line', () => {
  expect(wrapLines('  one two three', 9)).toBe('  one two\n    three');
});

test('keeps a word that is longer than a line, a command and a link', () => {
  expect(wrapLines('a verylongword b', 6)).toBe('a\nverylongword\nb');
  const kept = '  npx socketio-serverless test --target a.yaml\nReport: file:///tmp/some/where/index.html';
  expect(wrapLines(kept, 10)).toBe(kept);
});

test('does not count what colours a text', () => {
  const red = '\u001b[31mone two\u001b[39m';
  expect(wrapLines(red, 7)).toBe(red);
});

test('wraps for a terminal, at most at 100 columns, and for nothing else', () => {
  const text = 'word '.repeat(60).trimEnd();
  const longest = (wrapped: string): number => Math.max(...wrapped.split('\n').map((line) => line.length));
  expect(wrapFor({}, text)).toBe(text);
  expect(longest(wrapFor({ isTTY: true }, text))).toBeLessThanOrEqual(80);
  expect(wrapFor({ isTTY: true, columns: 0 }, text)).toBe(wrapFor({ isTTY: true }, text));
  expect(longest(wrapFor({ isTTY: true, columns: 200 }, text))).toBe(99);
});
