/** Sentinels, which know where a Redis is. */
export interface SentinelUrl {
  readonly sentinels: readonly ServerAddress[];
  /** By which they know it. */
  readonly masterName: string;
  readonly hasTls: boolean;
  readonly database: number;
  /** For the Redis. */
  readonly credentials: Credentials;
  /** For the sentinels themselves. */
  readonly sentinelCredentials: Credentials;
}

export interface ServerAddress {
  readonly host: string;
  readonly port: number;
}

interface Credentials {
  readonly username?: string;
  readonly password?: string;
}

const sentinelPort = 26_379;
const maxSentinels = 16;

export const redisUrlRule =
  'the URL of a Redis, such as redis://:password@host:6379/0 or rediss://host, ' +
  'or of its sentinels, such as redis-sentinel://:password@host1:26379,host2:26379/master-name';

/** Whether a text is a URL of a Redis server, or of sentinels. */
export function isRedisUrl(text: string): boolean {
  return isServerUrl(text) || parseSentinelUrl(text) !== undefined;
}

function isServerUrl(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, hostname, pathname, search, hash } = new URL(text);
  const isServer = (protocol === 'redis:' || protocol === 'rediss:') && hostname !== '';
  return isServer && /^\/?\d{0,3}$/.test(pathname) && search === '' && hash === '';
}

const sentinelUrlPattern =
  /^(?<scheme>redis(?<tls>s?)[-+]sentinel):\/\/(?:(?<user>[^@/?#]*)@)?(?<hosts>[^@/?#]+)\/(?<master>[\w.-]+)(?:\/(?<database>\d{1,3}))?(?:\?(?<query>[^#]*))?$/;

/**
 * Reads the URL of sentinels: `redis-sentinel://user:password@host1:26379,host2/master-name/0?sentinel_password=secret`, or
 * `rediss-sentinel:` for TLS to the sentinels and the Redis. Undefined where it is none. Others write
 * `redis+sentinel:`.
 */
export function parseSentinelUrl(text: string): SentinelUrl | undefined {
  const {
    tls,
    user = '',
    hosts = '',
    master = '',
    database = '0',
    query,
  } = sentinelUrlPattern.exec(text)?.groups ?? {};
  const sentinels = hosts.split(',').map(parseAddress);
  const parameters = new URLSearchParams(query);
  const isKnown = [...parameters.keys()].every((name) => name === 'sentinel_username' || name === 'sentinel_password');
  if (!isKnown || sentinels.length > maxSentinels || !sentinels.every((address) => address !== undefined))
    return undefined;
  const credentials = parseUser(user);
  if (credentials === undefined) return undefined;
  return {
    sentinels,
    masterName: master,
    hasTls: tls === 's',
    database: Number(database),
    credentials,
    sentinelCredentials: credentialsOf(parameters.get('sentinel_username'), parameters.get('sentinel_password')),
  };
}

function parseAddress(text: string): ServerAddress | undefined {
  const url = `redis://${text}`;
  if (text === '' || !URL.canParse(url)) return undefined;
  const { hostname, port } = new URL(url);
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? sentinelPort : Number(port) };
}

function parseUser(text: string): Credentials | undefined {
  const [, username = '', password = ''] = /^([^:]*):?(.*)$/.exec(text) ?? [];
  try {
    return credentialsOf(decodeURIComponent(username), decodeURIComponent(password));
  } catch {
    return undefined;
  }
}

function credentialsOf(username: string | null, password: string | null): Credentials {
  return {
    ...(username !== null && username !== '' && { username }),
    ...(password !== null && password !== '' && { password }),
  };
}

/** A URL as it may be shown. */
export function withoutSecrets(url: string): string {
  const sentinel = sentinelUrlPattern.exec(url)?.groups;
  if (sentinel !== undefined) {
    const { scheme = '', hosts = '', master = '', database } = sentinel;
    return `${scheme}://${hosts}/${master}${database === undefined ? '' : `/${database}`}`;
  }
  const { protocol, host, pathname } = new URL(url);
  return `${protocol}//${host}${pathname === '/' ? '' : pathname}`;
}
