import { expect, it } from 'vitest';
import { isRedisUrl, parseSentinelUrl, withoutSecrets } from './redis-url.js';

it('reads the URL of a sentinel', () => {
  expect(parseSentinelUrl('redis-sentinel://host/mymaster')).toEqual({
    sentinels: [{ host: 'host', port: 26379 }],
    masterName: 'mymaster',
    hasTls: false,
    database: 0,
    credentials: {},
    sentinelCredentials: {},
  });
});

it('reads all that the URL of sentinels can have', () => {
  const url = 'rediss-sentinel://ana:a%40b@[::1]:1,host:2/my.master-1/3?sentinel_username=s&sentinel_password=p%26q';
  expect(parseSentinelUrl(url)).toEqual({
    sentinels: [
      { host: '::1', port: 1 },
      { host: 'host', port: 2 },
    ],
    masterName: 'my.master-1',
    hasTls: true,
    database: 3,
    credentials: { username: 'ana', password: 'a@b' },
    sentinelCredentials: { username: 's', password: 'p&q' },
  });
  expect(withoutSecrets(url)).toBe('rediss-sentinel://[::1]:1,host:2/my.master-1/3');
});

it('accepts the other name of the scheme', () => {
  const url = 'redis+sentinel://one,two/mymaster';
  expect(parseSentinelUrl(url)).toEqual(parseSentinelUrl('redis-sentinel://one,two/mymaster'));
  expect(withoutSecrets(url)).toBe(url);
});

it.each([
  ['no master', 'redis-sentinel://host'],
  ['an empty master', 'redis-sentinel://host/'],
  ['no host', 'redis-sentinel:///mymaster'],
  ['an empty host', 'redis-sentinel://one,,two/mymaster'],
  ['a port that is no number', 'redis-sentinel://host:x/mymaster'],
  ['a port that is too high', 'redis-sentinel://host:65536/mymaster'],
  ['a database that is no number', 'redis-sentinel://host/mymaster/cache'],
  ['a parameter that nobody knows', 'redis-sentinel://host/mymaster?password=x'],
  ['a password that is not encoded', 'redis-sentinel://:%@host/mymaster'],
  ['too many sentinels', `redis-sentinel://${Array(17).fill('host').join(',')}/mymaster`],
])('rejects a URL of sentinels with %s', (_, url) => {
  expect(isRedisUrl(url)).toBe(false);
});

it('shows the URL of a Redis without its password', () => {
  expect(withoutSecrets('redis://ana:secret@host:6379/1')).toBe('redis://host:6379/1');
});
