import { expect, test } from 'vitest';
import { Outbox } from './outbox.js';
import type { RedisLink } from './redis-link.js';

const silentLink = { send: () => new Promise(() => undefined) } as unknown as RedisLink;

function outbox(): Outbox {
  return new Outbox(silentLink, () => 'n1', { timeoutMs: 20, maxBytes: 1000 });
}

test('says that a connection which is up is silent', async () => {
  const opened = outbox();
  opened.open();
  await expect(opened.add(() => ['PING'])).rejects.toThrow(
    'Redis has not answered within 20 ms (cluster.requestTimeoutMs): the connection is up, and nothing came on it. Try again.',
  );
});

test('says why there is no connection', async () => {
  const closed = outbox();
  await expect(closed.add(() => ['PING'])).rejects.toThrow(': it is not connected yet. Try again.');
  closed.open();
  closed.pause('connect ECONNREFUSED');
  await expect(closed.add(() => ['PING'])).rejects.toThrow(': connect ECONNREFUSED. Try again.');
});
