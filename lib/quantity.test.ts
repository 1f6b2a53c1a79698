import { expect, test } from 'vitest';
import { quantity } from './quantity.js';

test.each([
  [quantity(1, 'scenario'), '1 scenario'],
  [quantity(0, 'scenario'), '0 scenarios'],
  [quantity(2, 'entry', 'entries'), '2 entries'],
])('%s', (text, want) => {
  expect(text).toBe(want);
});
