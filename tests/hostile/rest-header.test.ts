import { checkDoor } from './check-door.js';
import { type RawHeaders, sendRest } from './raw-http.js';
import type { HostileInput } from './target.js';

const packet = '42["x"]';
const chunks = `7\r\n${packet}\r\n0\r\n\r\n`;

const rows: readonly (readonly [name: string, headers: RawHeaders, expected: string, body?: string])[] = [
  ['no Authorization', { authorization: undefined }, '401 Error.Unauthorized'],
  ['another scheme of authorization', { authorization: 'Basic YTpi' }, '401 Error.Unauthorized'],
  ['a Content-Type that is none', { 'content-type': ';;;/' }, '415 Error.UnsupportedMediaType'],
  ['a charset of nobody', { 'content-type': 'text/plain; charset=klingon' }, '415 Error.UnsupportedMediaType'],
  [
    'chunks in place of a length',
    { 'content-length': undefined, 'transfer-encoding': 'chunked' },
    '400 Error.BadRequest',
    chunks,
  ],
  ['a length above the limit', { 'content-length': '1048577' }, '400 Error.BadRequest'],
  ['a length below 0', { 'content-length': '-1' }, '400 Error.BadRequest'],
  ['two ways to end the body', { 'transfer-encoding': 'chunked' }, '400 Error.BadRequest'],
  ['headers longer than HTTP allows', { 'x-long': 'x'.repeat(20_000) }, '431 Error.RequestHeaderFieldsTooLarge'],
  ['a header with a NUL', { 'x-nul': 'a\0b' }, '400 Error.BadRequest'],
];

checkDoor(
  rows.map(([name, headers, expected, body = packet]): HostileInput => ({
    name,
    expected,
    send: (target) => sendRest(target, { path: '/api/hubs/chat/:send', headers, body }),
  })),
);
