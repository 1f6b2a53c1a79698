import { expect, it } from 'vitest';
import { isAuthority } from './authority.js';

it.each(['localhost', 'localhost:8080', 'A.example', 'my_service:1', '127.0.0.1:80', '[::1]', '[2001:db8::1]:65535'])(
  'takes %s for an authority',
  (text) => {
    expect(isAuthority(text)).toBe(true);
  },
);

it.each([
  '',
  'localhost:99999',
  'localhost:x',
  ':80',
  'a b',
  '[::bad',
  '[bad]',
  '::1',
  'x/y?z',
  'evil.example/x',
  'evil.example?x',
  'evil.example#x',
  'user@evil.example',
  'evil.example\\x',
  'a,b',
  'é',
  '999.1.1.1',
])('does not take %j for one', (text) => {
  expect(isAuthority(text)).toBe(false);
});
