import { expect, it } from 'vitest';
import { hub, startHandler, startNode } from './nodes.js';
import { startRedisServer } from './redis-server.js';

/** More than one scan of a hash looks at, once those at its beginning are deleted. */
const socketCount = 3000;

it('tells once of each socket of a dead node that had many', async () => {
  await using redis = await startRedisServer();
  await using handler = await startHandler();
  const prefix = 'socketio-serverless:default';
  const dead = 'deadnode00';
  const sockets = Array.from({ length: socketCount }, (_, index) => `socket-${index}`);
  const records = sockets.flatMap((id, index) => [
    id,
    JSON.stringify({ hub, connectionId: `${dead}${index}`, userId: null, namespace: '/' }),
  ]);
  await redis.command('HSET', `${prefix}:{node:${dead}}:sockets`, ...records);
  await redis.command('SADD', `${prefix}:nodes`, dead);
  await using node = await startNode({ url: redis.url, handler });
  await expect.poll(() => node.lines.map(({ message }) => message)).toContain('dead node is forgotten');
  const told = handler.events('disconnected').map(({ socketId }) => socketId);
  expect([told.length, new Set(told)]).toEqual([socketCount, new Set(sockets)]);
});
