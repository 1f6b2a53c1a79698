import { expect, it } from 'vitest';
import { failureText } from './failure-text.js';

const refused = new Error('connect ECONNREFUSED 127.0.0.1:1');

it.each([
  ['an error', refused],
  ['the cause of an error of fetch', new TypeError('fetch failed', { cause: refused })],
  ['the first error of several addresses', new TypeError('fetch failed', { cause: new AggregateError([refused, 1]) })],
])('says the message of %s', (_title, error) => {
  expect(failureText(error)).toBe('connect ECONNREFUSED 127.0.0.1:1');
});

it('says the code where there is no message', () => {
  expect(failureText(Object.assign(new Error(''), { code: 'ECONNRESET' }))).toBe('ECONNRESET');
});
