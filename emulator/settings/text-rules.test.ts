import { expect, it } from 'vitest';
import { formatConnectionString, parseConnectionString } from '../../protocol/index.js';
import { isAccessKey, isEndpoint, isOrigin } from './text-rules.js';

it.each(['http://localhost', 'http://localhost:8080', 'HTTPS://A.example/', 'http://[::1]:80', 'http://a_b.example'])(
  'allows the endpoint %s',
  (text) => {
    expect(isEndpoint(text)).toBe(true);
  },
);

it.each([
  '',
  'localhost:80',
  'ftp://a',
  'http://',
  'http:a',
  'http://a/base',
  'http://a?',
  'http://a/?x',
  'http://a#x',
  'http://user:password@a',
  'http://a\\b',
  'http://a b',
  'http://a:99999',
])('refuses the endpoint %j', (text) => {
  expect(isEndpoint(text)).toBe(false);
});

it.each(['k', 'a key of words', 'YWJj+/=', 'a=b', 'ä€'])(
  'allows the key %s, which a connection string holds',
  (text) => {
    expect(isAccessKey(text)).toBe(true);
    const connection = { endpoint: 'http://localhost', accessKey: text };
    expect(parseConnectionString(formatConnectionString(connection))).toEqual(connection);
  },
);

it.each(['ab;cd', ';', ' a', 'a ', 'a\t', '\u00a0a', 'a\nb', 'a\u0000b', 'a\u007fb'])('refuses the key %j', (text) => {
  expect(isAccessKey(text)).toBe(false);
});

it.each(['localhost', 'localhost:8080', 'localhost, localhost:8080', '*'])('allows the origin %j', (text) => {
  expect(isOrigin(text)).toBe(true);
});

it.each(['', ' a', 'a ', 'é', '日', 'a\nb', 'a\tb'])('refuses the origin %j', (text) => {
  expect(isOrigin(text)).toBe(false);
});
