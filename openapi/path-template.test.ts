import { expect, test } from 'vitest';
import { decodePathSegment, pathSegments, pathTemplate } from './path-template.js';

const template = pathTemplate('/api/hubs/{hub}/groups/{group}/:send');

test.each([
  ['/api/hubs/chat/groups/0~Lw~cm0/:send', { hub: 'chat', group: '0~Lw~cm0' }],
  ['/api/hubs/chat/groups/0~Lw~cm0/:send?filter=a/b', { hub: 'chat', group: '0~Lw~cm0' }],
  ['/api/hubs/chat/groups/a%2Fb%20c/:send', { hub: 'chat', group: 'a%2Fb%20c' }],
  ['/api/hubs/chat/groups/x/%3Asend', { hub: 'chat', group: 'x' }],
  ['/api/hubs/chat/groups/__proto__/:send', { hub: 'chat', group: '__proto__' }],
  ['/api/hubs/chat/groups//:send', undefined],
  ['/api/hubs/chat/groups/x/:send/', undefined],
  ['/api/hubs/chat/groups/x/:sendMore', undefined],
  ['/api/hubs/chat/groups/a/b/:send', undefined],
  ['/API/hubs/chat/groups/x/:send', undefined],
])('matches %s', (path, values) => {
  expect(template.match(pathSegments(path))).toEqual(values);
});

test.each([
  ['0~Lw~cm0', '0~Lw~cm0'],
  ['a%20b', 'a b'],
  ['a+b', 'a+b'],
  ['a%2Fb', 'a%2Fb'],
  ['a%2fb%20', 'a%2fb '],
  ['a%252Fb', 'a%2Fb'],
  ['%C3%A9', 'é'],
  ['%zz', '%zz'],
  ['100%', '100%'],
  ['%ff', '%ff'],
])('decodes the segment %s to %s', (segment, value) => {
  expect(decodePathSegment(segment)).toBe(value);
});
