import { expect, it } from 'vitest';
import { withoutQuery } from './without-query.js';

it.each([
  ['http://localhost/events?code=secret', 'http://localhost/events'],
  ['http://localhost/{hub}/{event}?a=1?b=2', 'http://localhost/{hub}/{event}'],
  ['http://localhost/events', 'http://localhost/events'],
])('shows %s as %s', (url, shown) => {
  expect(withoutQuery(url)).toBe(shown);
});
