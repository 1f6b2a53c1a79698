import { expect, it } from 'vitest';
import { decodeBody, isKnownCharset } from './decode-body.js';

it.each([
  ['utf-8', Buffer.from('ä€😀'), 'ä€😀'],
  ['UTF8', Buffer.from('ä'), 'ä'],
  ['utf-16', Buffer.from('ä€😀', 'utf16le'), 'ä€😀'],
  ['iso-8859-1', Buffer.from('ä', 'latin1'), 'ä'],
  ['utf-8', Buffer.from('\ufeff42'), '42'],
  ['utf-16le', Buffer.from('\ufeff42', 'utf16le'), '42'],
  ['utf-8', Buffer.from('42\ufeff'), '42\ufeff'],
  ['utf-8', Buffer.alloc(0), ''],
])('decodes %s bytes %j', (charset, body, text) => {
  expect(decodeBody(body, charset)).toEqual({ decoded: true, text });
});

it.each([
  ['utf-8', [0x34, 0xff], 'has bytes that are no utf-8 text'],
  ['utf-8', [0xed, 0xa0, 0x80], 'has bytes that are no utf-8 text'],
  ['utf-8', [0x34, 0xc3], 'has bytes that are no utf-8 text'],
  ['utf-16', [0x34], 'has bytes that are no utf-16le text'],
  ['klingon', [0x34], 'has the unknown charset "klingon"; expected utf-8'],
])('says why %s bytes %j are no text', (charset, bytes, problem) => {
  expect(decodeBody(Uint8Array.from(bytes), charset)).toEqual({ decoded: false, problem });
});

it('knows which charsets it can decode', () => {
  expect(['utf-8', 'UTF-16', 'latin1', 'windows-1252', 'shift_jis'].filter((name) => !isKnownCharset(name))).toEqual(
    [],
  );
  expect(['klingon', '', 'utf-7'].filter(isKnownCharset)).toEqual([]);
});
