import { checkDoor } from './check-door.js';
import { type RawRequest, sendRest } from './raw-http.js';
import type { HostileInput } from './target.js';

const megabyte = 1024 * 1024;
const json = { 'content-type': 'application/json' };
const badRequest = '400 Error.BadRequest';
/** What no client could read is accepted and dropped: docs/decisions/unreadable-send-bodies.md. */
const dropped = '202';

type Row = readonly [name: string, operation: string, request: Omit<RawRequest, 'path'>, expected: string];

const rows: readonly Row[] = [
  ['an empty body', ':send', { body: '' }, dropped],
  ['a body of a ping', ':send', { body: '2probe' }, dropped],
  ['a second packet that cannot be read', ':send', { body: '42["x"]\x1e1' }, dropped],
  ['a megabyte of separators', ':send', { body: '\x1e'.repeat(megabyte) }, dropped],
  [
    'a body that stops half-way',
    ':send',
    { headers: { 'content-length': '100' }, body: '42["x"]' },
    '400 Error.BadRequest',
  ],
  ['JSON that is none', ':send', { headers: json, body: '42["x"' }, badRequest],
  ['null for an object', ':addToGroups', { headers: json, body: 'null' }, badRequest],
  [
    'groups by way of a prototype',
    ':addToGroups',
    { headers: json, body: '{"__proto__":{"groups":["g"]}}' },
    badRequest,
  ],
  [
    'lists in lists, 100,000 deep',
    ':addToGroups',
    { headers: json, body: `{"groups":${'['.repeat(100_000)}${']'.repeat(100_000)}}` },
    badRequest,
  ],
  [
    'a group of white space after a thousand good ones',
    ':addToGroups',
    { headers: json, body: JSON.stringify({ groups: [...Array.from({ length: 1000 }, (_, at) => `g${at}`), ' '] }) },
    badRequest,
  ],
];

checkDoor(
  rows.map(([name, operation, request, expected]): HostileInput => ({
    name,
    expected,
    send: (target) => sendRest(target, { path: `/api/hubs/chat/${operation}`, ...request }),
  })),
);
