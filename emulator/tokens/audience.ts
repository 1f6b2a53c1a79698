const absoluteUrl = /^(https?|wss?):\/\/([^/?#]+)([^#]*)$/i;

/** What a request was sent to: the hosts that count as this service's, and the path as it stood on the wire. */
export interface RequestedUrl {
  /** Host names with their ports, as in a `Host` header. */
  readonly hosts: readonly string[];
  /** Without the query, still percent-encoded. */
  readonly rawPath: string;
}

/**
 * Whether a client token's audience is the hub's endpoint: the scheme and letter case do not matter, nor does a
 * trailing slash on either side. The path is compared raw or decoded once, since a hub's name may hold a backtick, which
 * clients send as %60.
 *
 * @see socket-io-serverless-protocol.md, "Authentication"; live matrix of audiences in azure-sdk-for-go#27414.
 */
export function isClientAudience(audience: string, { hosts, rawPath }: RequestedUrl): boolean {
  const [, , host, rest] = absoluteUrl.exec(audience) ?? [];
  if (host === undefined || rest === undefined) return false;
  const isSamePath = (path: string) => trimSlash(rest).toLowerCase() === trimSlash(path).toLowerCase();
  return isOneOf(hosts, host) && spellings(rawPath).some(isSamePath);
}

/**
 * Whether a REST token's audience is the requested URL: host and path are compared, the path raw or decoded once; the
 * query is ignored, and the audience may go on past the path only at a `/` or a `?`.
 *
 * @see reference-rest-api-data-plane.md, "Authenticate via Azure Web PubSub Service AccessKey".
 */
export function isRestAudience(audience: string, { hosts, rawPath }: RequestedUrl): boolean {
  const [, , host, rest] = absoluteUrl.exec(audience) ?? [];
  if (host === undefined || rest === undefined || !isOneOf(hosts, host)) return false;
  return spellings(rawPath).some((path) => continuesAtBoundary(rest.toLowerCase(), path.toLowerCase()));
}

function continuesAtBoundary(text: string, path: string): boolean {
  return text.startsWith(path) && ['', '/', '?'].includes(text.slice(path.length, path.length + 1));
}

function isOneOf(hosts: readonly string[], host: string): boolean {
  return hosts.some((candidate) => candidate.toLowerCase() === host.toLowerCase());
}

function trimSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}

function spellings(rawPath: string): string[] {
  if (!rawPath.includes('%')) return [rawPath];
  try {
    return [rawPath, decodeURIComponent(rawPath)];
  } catch {
    return [rawPath];
  }
}
