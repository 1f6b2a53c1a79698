import { expect, it } from 'vitest';
import { resolveExpressions } from './binding-expressions.js';

const data = {
  query: { userId: 'ana' },
  headers: { 'x-user': 'bo' },
  id: '7',
  body: { name: { first: 'Cy' } },
  count: 3,
};

it.each([
  ['ana', 'ana'],
  ['{query.userId}', 'ana'],
  ['{Query.USERID}', 'ana'],
  ['{headers.X-User}', 'bo'],
  ['user-{id}-{query.userId}', 'user-7-ana'],
  ['{body.name.first}', 'Cy'],
  ['{count}', '3'],
])('resolves %s', (text, want) => {
  expect(resolveExpressions(text, data, 'userId')).toBe(want);
});

it('makes a random id', () => {
  expect(resolveExpressions('{rand-guid}', {}, 'userId')).toMatch(/^[\da-f-]{36}$/);
});

it('says what there is where there is no such value', () => {
  expect(() => resolveExpressions('{query.user}', data, 'userId of the binding "info"')).toThrow(
    'userId of the binding "info" is "{query.user}", but the trigger has no query.user. ' +
      'It has query.userId, headers.x-user, id, body, count.',
  );
  expect(() => resolveExpressions('{id}', {}, 'hub')).toThrow(/It has no data\./);
});
