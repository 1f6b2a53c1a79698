import { checkDoor } from './check-door.js';
import { sendRest } from './raw-http.js';
import type { HostileInput, Target } from './target.js';

const badRequest = '400 Error.BadRequest';

const queries: readonly (readonly [name: string, query: string])[] = [
  ['a filter that stops half-way', `filter=${encodeURIComponent('userId eq (')}`],
  ['a text without an end', `filter=${encodeURIComponent("userId eq 'x")}`],
  ['a filter with a NUL', `filter=${encodeURIComponent("userId eq\0'x'")}`],
  ['a filter of white space', 'filter=%20%09'],
  ['a comparison of a text with a number', `filter=${encodeURIComponent('userId lt 1')}`],
  ['two filters', "filter='a' in groups&filter='b' in groups".replaceAll(' ', '%20')],
  ['a property that every object inherits', `filter=${encodeURIComponent("__proto__ eq 'x'")}`],
];

const bodies: readonly (readonly [name: string, filter: string, expected: string])[] = [
  ['parentheses, 10,000 deep', `${'('.repeat(10_000)}true${')'.repeat(10_000)}`, badRequest],
  ['10,000 clauses', Array.from({ length: 10_000 }, (_, at) => `userId eq 'u${at}'`).join(' or '), '200'],
  ['half a megabyte of not', 'not '.repeat(131_072), badRequest],
];

checkDoor([
  ...queries.map(([name, query]): HostileInput => ({
    name,
    expected: badRequest,
    send: (target) => sendRest(target, { path: `/api/hubs/chat/:send?${query}`, body: '42["x"]' }),
  })),
  ...bodies.map(([name, filter, expected]): HostileInput => ({
    name,
    expected,
    send: (target) => addToGroup(target, filter),
  })),
]);

function addToGroup(target: Target, filter: string): Promise<string> {
  const body = JSON.stringify({ groups: ['g'], filter });
  return sendRest(target, {
    path: '/api/hubs/chat/:addToGroups',
    headers: { 'content-type': 'application/json' },
    body,
  });
}
