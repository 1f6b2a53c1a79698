import { expect, test } from 'vitest';
import { paintFor } from './terminal.js';

test.each([
  [{}, false, 'x'],
  [{}, true, '\u001b[31mx\u001b[39m'],
  [{ NO_COLOR: '1' }, true, 'x'],
  [{ TERM: 'dumb' }, true, 'x'],
  [{ TERM: 'dumb', FORCE_COLOR: '1' }, true, '\u001b[31mx\u001b[39m'],
  [{ FORCE_COLOR: '1' }, false, '\u001b[31mx\u001b[39m'],
  [{ FORCE_COLOR: '0' }, true, 'x'],
])('with %j on a terminal (%s) paints %j', (environment, isTTY, want) => {
  expect(paintFor({ write: () => true, isTTY }, environment)('red', 'x')).toBe(want);
});
