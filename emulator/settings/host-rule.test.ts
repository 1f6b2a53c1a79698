import { expect, it } from 'vitest';
import { isHost } from './host-rule.js';

it.each(['127.0.0.1', '0.0.0.0', '::', '::1', 'localhost', 'my-machine.example.', 'a_b', 'host7'])(
  'allows %s',
  (host) => {
    expect(isHost(host)).toBe(true);
  },
);

it.each(['', 'a b', 'http://localhost', 'localhost:80', '[::1]', '999.1.1.1', 'a/b', '-a', 'fe80::1%eth0', 'a..b'])(
  'refuses %j',
  (host) => {
    expect(isHost(host)).toBe(false);
  },
);
