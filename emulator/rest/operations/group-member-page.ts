import { newestApiVersion } from '../api-versions.js';
import type { RestAnswer } from '../rest-answer.js';
import { pathParameter, type RestCall } from '../rest-call.js';
import { RestError } from '../rest-error.js';

const longestPage = 200;

/**
 * One page of a group's connections, ordered by connection id, with a link to the next.
 *
 * @see Web PubSub data plane, "List connections in group".
 */
export function listGroupMembers(call: RestCall): RestAnswer {
  const group = pathParameter(call, 'group');
  const scope = `${call.hub.name}/${group}`;
  const token = call.query.get('continuationToken');
  const after = token === null ? '' : readToken(token, scope);
  const top = Number(call.query.get('top') ?? Infinity);
  const pageSize = Math.min(Number(call.query.get('maxpagesize') ?? longestPage), top);
  const rest = [...call.hub.groups.members(group)]
    .filter(({ connectionId }) => connectionId > after)
    .sort((a, b) => (a.connectionId < b.connectionId ? -1 : 1));
  const page = rest.slice(0, pageSize);
  const last = page.at(-1);
  const isLast = last === undefined || rest.length === page.length || top - page.length === 0;
  return {
    status: 200,
    body: {
      value: page.map(({ connectionId, userId }) => ({ connectionId, ...(userId !== null && { userId }) })),
      nextLink: isLast ? null : nextLink(call, formatToken(scope, last.connectionId), top - page.length),
    },
  };
}

function nextLink(call: RestCall, token: string, top: number): string {
  const url = new URL(
    `/api/hubs/${call.hub.name}/groups/${encodeURIComponent(pathParameter(call, 'group'))}/connections`,
    call.baseUrl,
  );
  url.searchParams.set('api-version', call.query.get('api-version') ?? newestApiVersion);
  const pageSize = call.query.get('maxpagesize');
  if (pageSize !== null) url.searchParams.set('maxpagesize', pageSize);
  if (top !== Infinity) url.searchParams.set('top', String(top));
  url.searchParams.set('continuationToken', token);
  return url.href;
}

/** A token says where the page begins, and belongs to its hub and group. */
function formatToken(scope: string, after: string): string {
  return Buffer.from(JSON.stringify([scope, after])).toString('base64url');
}

function readToken(token: string, scope: string): string {
  try {
    const value: unknown = JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
    if (Array.isArray(value) && value[0] === scope && typeof value[1] === 'string') return value[1];
  } catch {
    // Falls through to the same error: a token that is no JSON was not given by this service either.
  }
  throw new RestError(
    'Error.BadRequest',
    'continuationToken was not given by this service for this hub and group. Follow the nextLink of a page.',
    'continuationToken',
  );
}
