import { expect, it } from 'vitest';
import { accessKeysOf, redact, redactValue } from './redact.js';

const token = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJhbmEifQ.c2ln';

const rows = [
  [
    `/clients/socketio/hubs/chat/?access_token=${token}&EIO=4`,
    '/clients/socketio/hubs/chat/?access_token=<token>&EIO=4',
  ],
  ['?access_token=not-a-jwt', '?access_token=<token>'],
  ['Bearer not-a-jwt', 'Bearer <token>'],
  [`{"token":"${token}"}`, '{"token":"<token>"}'],
  ['the key is hidden-key.', 'the key is <access key>.'],
  ['42["hello"]', '42["hello"]'],
  [String.raw`{\"access_token\":\"opaque-1\",\"x\":1}`, String.raw`{\"access_token\":\"<token>\",\"x\":1}`],
  [String.raw`{\\\"access_token\\\": [\\\"opaque-1\\\"]}`, String.raw`{\\\"access_token\\\": [\\\"<token>\\\"]}`],
  [String.raw`the text \n${token}\n`, String.raw`the text \n<token>\n`],
  ['?next=%2Fhub%3Faccess_token%3Dopaque-1%26EIO%3D4', '?next=%2Fhub%3Faccess_token%3D<token>%26EIO%3D4'],
  ['access_token%253Dopaque-1', 'access_token%253D<token>'],
  [`access_token%3D${token}`, 'access_token%3D<token>'],
  ['%7B%22access_token%22%3A%22opaque-1%22%7D', '%7B%22access_token%22%3A%22<token>%22%7D'],
  ['authorization=Bearer%20opaque-1&x=1', 'authorization=Bearer%20<token>&x=1'],
  [String.raw`{\"authorization\":\"Bearer opaque-1\"}`, String.raw`{\"authorization\":\"Bearer <token>\"}`],
  ['Endpoint=http://a;AccessKey=c2VjcmV0+/=;Version=1.0;', 'Endpoint=http://a;AccessKey=<access key>;Version=1.0;'],
  ['the key a+b/c==, a%2Bb%2Fc%3D%3D, a%252Bb%252Fc%253D%253D', 'the key <access key>, <access key>, <access key>'],
  [String.raw`the key a+b\/c==`, 'the key <access key>'],
] as const;

for (const [given, want] of rows) {
  it(`turns ${given.slice(0, 40)} into ${want.slice(0, 40)}`, () => {
    expect(redact(given, ['hidden-key', 'a+b/c=='])).toBe(want);
  });
}

it('looks into every member of a value', () => {
  expect(redactValue({ headers: [{ authorization: 'Bearer abc' }], at: 3 }, [])).toEqual({
    headers: [{ authorization: 'Bearer <token>' }],
    at: 3,
  });
});

it('cuts texts that nobody would read', () => {
  const [short, long] = ['x'.repeat(20_000), 'x'.repeat(20_001)];
  expect(redactValue({ short, long }, [])).toEqual({ short, long: `${'x'.repeat(200)}… (20001 characters)` });
});

it('knows the keys of a descriptor', () => {
  const connectionString = 'Endpoint=http://localhost:8080;AccessKey=one;Version=1.0;';
  expect(accessKeysOf({ connectionString, secondaryAccessKey: 'two' })).toEqual(['two', 'one']);
  expect(accessKeysOf({ accessKey: 'three' })).toEqual(['three']);
  expect(accessKeysOf()).toEqual([]);
});

it('takes out a token that a message has shortened', () => {
  expect(redact(`saw "eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(40)}… (230 characters)", expected type array`)).toBe(
    'saw "<token>", expected type array',
  );
  // As a quoted value that was cut.
  expect(redact(`saw "eyJhbGciOiJIUzI1NiJ9.${'a'.repeat(40)}"… (298 characters), expected type array`)).toBe(
    'saw "<token>", expected type array',
  );
});

it('takes out a key of few characters once', () => {
  expect(redact('the key k', ['k'])).toBe('the <access key>ey <access key>');
  expect(redact('a+b a%2Bb a%252Bb aab', ['a+b'])).toBe('<access key> <access key> <access key> aab');
});
