import { expect, it } from 'vitest';
import { formatConnectionString, parseConnectionString } from './connection-string.js';

it.each([
  ['Endpoint=https://a.example;AccessKey=k;Version=1.0;', 'https://a.example', 'k'],
  ['Endpoint=http://localhost:8080;AccessKey=k', 'http://localhost:8080', 'k'],
  ['endpoint=http://localhost;ACCESSKEY=k;port=8080;', 'http://localhost:8080', 'k'],
  ['Endpoint=http://localhost:1;AccessKey=k;Port=8080', 'http://localhost:8080', 'k'],
  ['Endpoint=https://a.example:443/;AccessKey=k', 'https://a.example', 'k'],
  ['Endpoint=http://[::1]:8080;AccessKey=k', 'http://[::1]:8080', 'k'],
  [' AccessKey = a=b== ; Endpoint = http://a ;; Unknown=1', 'http://a', 'a=b=='],
])('reads %s', (text, endpoint, accessKey) => {
  expect(parseConnectionString(text)).toEqual({ endpoint, accessKey });
});

it.each([
  ['', 'it has no Endpoint'],
  ['AccessKey=k', 'it has no Endpoint'],
  ['Endpoint=;AccessKey=k', 'it has no Endpoint'],
  ['Endpoint=http://a', 'it has no AccessKey'],
  ['Endpoint=http://a;AccessKey=', 'it has no AccessKey'],
  ['Endpoint=http://a;AccessKey=k;Endpoint=http://b', 'it has endpoint twice'],
  ['http://a', 'one of its parts is not of the form Name=Value'],
  ['=http://a;AccessKey=k', 'one of its parts is not of the form Name=Value'],
  ['Endpoint=localhost:8080;AccessKey=k', 'its Endpoint is "localhost:8080", which is not an http or https URL'],
  ['Endpoint=a b;AccessKey=k', 'its Endpoint is "a b", which is not an http or https URL'],
  ['Endpoint=http://a;AccessKey=k;Port=0', 'its Port is "0", which is not a number from 1 to 65535'],
  ['Endpoint=http://a;AccessKey=k;Port=65536', 'its Port is "65536", which is not a number from 1 to 65535'],
  ['Endpoint=http://a;AccessKey=k;Port=8o', 'its Port is "8o", which is not a number from 1 to 65535'],
])('refuses %j', (text, reason) => {
  expect(() => parseConnectionString(text)).toThrow(`Malformed connection string: ${reason}. Expected "Endpoint=`);
});

it.each(['AccessKey=secret', 'Endpoint=ftp://a;AccessKey=secret', 'secret;Endpoint=http://a'])(
  'does not show the key of %j',
  (text) => {
    expect(() => parseConnectionString(text)).toThrow(/^(?!.*secret)/);
  },
);

it('reads back what it writes', () => {
  const parts = { endpoint: 'http://localhost:8080', accessKey: 'a=b' };
  expect(formatConnectionString(parts)).toBe('Endpoint=http://localhost:8080;AccessKey=a=b;Version=1.0;');
  expect(parseConnectionString(formatConnectionString(parts))).toEqual(parts);
});
