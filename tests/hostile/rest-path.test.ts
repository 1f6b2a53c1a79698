import { checkDoor } from './check-door.js';
import { sendRest } from './raw-http.js';
import type { HostileInput } from './target.js';

const rows: readonly (readonly [name: string, method: string, path: string, expected: string])[] = [
  ['a hub that cannot be decoded', 'POST', '/api/hubs/%zz/:send', '400 Error.BadRequest'],
  ['a group in overlong UTF-8', 'POST', '/api/hubs/chat/groups/%C0%AF/:send', '400 Error.BadRequest'],
  ['a hub of 129 letters', 'POST', `/api/hubs/${'h'.repeat(129)}/:send`, '400 Error.BadRequest'],
  ['a group of white space', 'POST', '/api/hubs/chat/groups/%20%09/:send', '400 Error.BadRequest'],
  ['a group of 1025 characters', 'POST', `/api/hubs/chat/groups/${'g'.repeat(1025)}/:send`, '400 Error.BadRequest'],
  ['a way out of the folder', 'GET', '/api/hubs/../../../../etc/passwd', '404 Error.NotFound'],
  ['doubled slashes', 'POST', '//api//hubs//chat//:send', '404 Error.NotFound'],
  ['a method that is not there', 'DELETE', '/api/hubs/chat/:send', '405 Error.MethodNotAllowed'],
  [
    'a path longer than HTTP allows',
    'POST',
    `/api/hubs/${'h'.repeat(20_000)}/:send`,
    '431 Error.RequestHeaderFieldsTooLarge',
  ],
  [
    'a permission that is the name of an inherited property',
    'PUT',
    '/api/hubs/chat/permissions/__proto__/connections/constructor',
    '400 Error.BadRequest',
  ],
];

checkDoor(
  rows.map(([name, method, path, expected]): HostileInput => ({
    name,
    expected,
    send: (target) => sendRest(target, { method, path, body: method === 'POST' ? '42["x"]' : '' }),
  })),
);
