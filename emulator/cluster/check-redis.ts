import { SettingsError } from '../settings/parse-settings.js';
import { withoutSecrets } from '../settings/redis-url.js';
import type { Logger } from '../log/event-log.js';
import { errorCode } from './redis-errors.js';
import type { RedisLink } from './redis-link.js';

/** The first with entries-added in XINFO STREAM. */
const minVersion = 7;

/**
 * Sees that Redis can serve a cluster.
 *
 * @throws SettingsError where it cannot, with what to do.
 */
export async function checkRedis(link: RedisLink, url: string, log: Logger): Promise<void> {
  const about = await readInfo(link, url);
  const at = withoutSecrets(url);
  const version = about.get('redis_version') ?? 'unknown';
  if (Number.parseInt(version, 10) < minVersion) {
    throw new SettingsError(`The Redis at ${at} is version ${version}; expected ${minVersion} or later. Update it.`);
  }
  if (about.get('role') === 'slave') {
    const master = `${about.get('master_host') ?? ''}:${about.get('master_port') ?? ''}`;
    throw new SettingsError(
      `The Redis at ${at} is a replica, which accepts no writes. Set cluster to its master, ${master}.`,
    );
  }
  if (about.get('cluster_enabled') === '1') {
    throw new SettingsError(
      `The Redis at ${at} is a node of a Redis Cluster, which is not supported. Set cluster to a Redis that is not.`,
    );
  }
  const policy = about.get('maxmemory_policy') ?? 'noeviction';
  if (policy !== 'noeviction') {
    const hint = 'Set maxmemory-policy of Redis to noeviction: it then rejects commands that it has no room for.';
    log.warn({ reason: `maxmemory-policy is ${policy}`, hint }, 'Redis may drop what nodes need');
  }
}

/** Says in words for an operator why there is no connection to Redis. */
export function explainConnectError(error: Error, url: string): SettingsError {
  const at = withoutSecrets(url);
  const code = (error as NodeJS.ErrnoException).code ?? errorCode(error);
  const reason = `${error.message}${errorCode(error) === '' && code !== '' && !error.message.includes(code) ? ` (${code})` : ''}`;
  return new SettingsError(
    connectAdvice(code, error, at) ?? `Cannot use the Redis at ${at}: ${reason}. Check cluster.`,
  );
}

function connectAdvice(code: string, { message }: Error, at: string): string | undefined {
  switch (code) {
    case 'NOAUTH':
      return `The Redis at ${at} needs a password. Put it into the URL: redis://:password@host.`;
    case 'WRONGPASS':
      return `The Redis at ${at} rejects the user name or password in the URL of cluster.`;
    case 'NOPERM':
      return `The Redis at ${at} does not let this user do what a cluster needs: ${message}. Give it +@all on the keys socketio-serverless:*.`;
    case 'ECONNREFUSED':
      return `No Redis answers at ${at} (ECONNREFUSED). Start it, or set cluster to the URL of one that runs.`;
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return `The host in ${at} is not known (${code}). Set cluster to the URL of a Redis.`;
    default:
      // What a Redis in protected mode says before it closes does not reach this error.
      return message === 'Socket closed unexpectedly'
        ? `The Redis at ${at} closed the connection. One in protected mode closes those from other machines: give it a password, and put that into the URL of cluster. Or is it no Redis?`
        : undefined;
  }
}

async function readInfo(link: RedisLink, url: string): Promise<ReadonlyMap<string, string>> {
  try {
    const text = String(await link.send(['INFO']));
    return new Map(
      text.split('\r\n').flatMap((line) => {
        const [name = '', value] = line.split(':', 2);
        return value === undefined ? [] : [[name, value]];
      }),
    );
  } catch (error) {
    throw explainConnectError(error as Error, url);
  }
}
