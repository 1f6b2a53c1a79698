import { expect, test } from 'vitest';
import { errorSummary } from './error-summary.js';

test('takes the first lines that say something', () => {
  expect(errorSummary('Error: a\n\n  b\nc\n \nd\ne\nf\ng')).toBe('Error: a\n  b\nc\nd\ne\nf');
});

test('ends with the place, without the source around it', () => {
  const error = 'Error: a\n1\n2\n3\n4\n5\n6\n7\n\nat rest/send.spec.ts:3:5\n\n  2 | const a = 1;\n> 3 | expect(a)';
  expect(errorSummary(error)).toBe('Error: a\n1\n2\n3\n4\n5\nat rest/send.spec.ts:3:5');
});
