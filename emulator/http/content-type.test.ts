import { expect, it } from 'vitest';
import { readContentType } from './content-type.js';

it.each([
  ['text/plain', 'text/plain', 'utf-8'],
  [' Text/Plain ; Charset = utf-16 ', 'text/plain', 'utf-16'],
  ['text/plain; a=b; charset="iso-8859-1"', 'text/plain', 'iso-8859-1'],
  ['text/plain; a="b; c"; charset=utf-16', 'text/plain', 'utf-16'],
  ['text/plain; charset=""', 'text/plain', 'utf-8'],
  ['text/plain;', 'text/plain', 'utf-8'],
  ['application/vnd.x+json', 'application/vnd.x+json', 'utf-8'],
])('reads the content type %j', (header, mediaType, charset) => {
  expect(readContentType(header)).toEqual({ mediaType, charset });
});

it.each([
  '',
  'text',
  'text/',
  'text/plain, text/html',
  ';;',
  'text/plain; charset="',
  'text/plain; charset',
  'text/plain; charset=a"b"',
])('reads no content type in %j', (header) => {
  expect(readContentType(header)).toBeUndefined();
});
