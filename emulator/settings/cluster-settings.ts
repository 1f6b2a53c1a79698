import * as z from 'zod';
import { isRedisUrl, redisUrlRule } from './redis-url.js';

const url = z.string().refine(isRedisUrl, { error: `must be ${redisUrlRule}` });

const options = z.strictObject({
  url: url.describe(
    'Where the Redis is: redis://:password@host:6379/0, or rediss:// for TLS; ' +
      'or its sentinels: redis-sentinel://host1,host2/master-name',
  ),
  name: z
    .string()
    .regex(/^[\w.-]{1,64}$/, { error: 'must be 1 to 64 letters, digits, dots, hyphens and underscores' })
    .default('default')
    .describe('Tells apart the clusters that share a Redis'),
  leaseMs: z
    .int()
    .min(1000)
    .max(3_600_000)
    .default(15_000)
    .describe('How long a node may be silent before the others treat it as dead, and it closes its clients itself'),
  requestTimeoutMs: z
    .int()
    .min(100)
    .max(300_000)
    .default(5000)
    .describe('How long a call may wait for Redis and for other nodes; beyond, it answers 503'),
  maxStreamLength: z
    .int()
    .min(1000)
    .max(100_000_000)
    .default(100_000)
    .describe('About how many commands for a hub Redis keeps; a node that is further behind misses some'),
  maxPendingBytes: z
    .int()
    .min(1)
    .default(64 * 1024 * 1024)
    .describe('How many bytes of commands may wait for Redis; beyond, a call answers 503'),
});

/** One of several nodes that serve as one service. A URL alone takes the defaults of everything else. */
export const clusterSettings = z.union([url.transform((text) => options.parse({ url: text })), options], {
  error: `it must be ${redisUrlRule}, or a mapping with that as url`,
});
