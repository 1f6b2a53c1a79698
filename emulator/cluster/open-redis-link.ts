import { parseSentinelUrl, withoutSecrets } from '../settings/redis-url.js';
import { loadRedis } from './load-redis.js';
import { openSentinelLink } from './open-sentinel-link.js';
import { backoffMs, type LinkOptions, linkSettings } from './link-options.js';
import type { RedisLink, RedisReply } from './redis-link.js';

/**
 * Opens a connection to Redis, which from then on is made again by itself.
 *
 * @throws Error as the connection's first try ends, where it fails.
 */
export function openRedisLink(options: LinkOptions): Promise<RedisLink> {
  const sentinels = parseSentinelUrl(options.url);
  return sentinels === undefined ? openServerLink(options) : openSentinelLink(sentinels, options);
}

async function openServerLink({ url, isBlocking, onReady, onLost }: LinkOptions): Promise<RedisLink> {
  const { createClient } = await loadRedis();
  const { socket, ...settings } = linkSettings(isBlocking);
  let wasReady = false;
  const client = createClient({
    url,
    ...settings,
    socket: {
      ...socket,
      // With the first try a wrong setting shows.
      reconnectStrategy: (tries) => wasReady && backoffMs(tries),
    },
  });
  client.on('ready', () => {
    wasReady = true;
    onReady();
  });
  client.on('error', (error: Error) => {
    if (wasReady) onLost(error);
  });
  try {
    await client.connect();
  } catch (error) {
    client.destroy();
    throw error;
  }
  return {
    address: withoutSecrets(url),
    get isReady() {
      return client.isReady;
    },
    send: (command) => client.sendCommand<RedisReply>(command),
    close: () => client.destroy(),
  };
}
