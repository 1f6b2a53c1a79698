import { expect, it } from 'vitest';
import { errorSummary } from './error-summary.js';

it('leaves blank lines and what follows the first six lines out', () => {
  expect(errorSummary('Error: a\n\n  b\nc\n \nd\ne\nf\ng')).toBe('Error: a\n  b\nc\nd\ne\nf');
});
