import { expect, it } from 'vitest';
import { ignoredMembers } from './ignored-members.js';

it('names what is not read, at every depth', () => {
  const value = {
    version: '2.0',
    retry: {},
    extensions: { http: { routePrefix: '', hsts: {} }, queues: {} },
    logging: { a: 1 },
  };
  const read = { version: true, logging: true, extensions: { http: { routePrefix: true } } } as const;
  expect(ignoredMembers(value, read)).toEqual(['retry', 'extensions.http.hsts', 'extensions.queues']);
});

it.each([[null], ['text'], [1]])('finds nothing in %j', (value) => {
  expect(ignoredMembers({ extensions: value }, { extensions: { http: true } })).toEqual([]);
});
