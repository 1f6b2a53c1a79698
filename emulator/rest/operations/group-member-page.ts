import { compareConnectionIds } from '../../queries/connection-id-order.js';
import type { GroupMember, QueryPort } from '../../queries/query-port.js';
import { smallestInHeapOrder } from '../../queries/smallest-in-heap-order.js';
import { newestApiVersion } from '../api-versions.js';
import type { RestAnswer } from '../rest-answer.js';
import { pathParameter, type RestCall } from '../rest-call.js';

const maxPageSize = 200;

/**
 * One page of a group's connections: those with the smallest ids after the continuation token, which is the greatest id of
 * the page before and is not validated.
 *
 * @see Web PubSub data plane, "List connections in group"; specs/vectors/observed-exchanges.json.
 */
export async function listGroupMembers(call: RestCall, queries: QueryPort): Promise<RestAnswer> {
  const after = call.query.get('continuationToken');
  const top = Number(call.query.get('top') ?? Infinity);
  const pageSize = Math.min(Number(call.query.get('maxpagesize') ?? maxPageSize), top);
  // One more than the page has, to know whether there is another.
  const wanted = { after, atMost: pageSize + 1 };
  const rest = [...(await queries.groupMembers(call.hub, pathParameter(call, 'group'), wanted))].filter(
    ({ connectionId }) => after === null || compareConnectionIds(connectionId, after) > 0,
  );
  const page = smallestInHeapOrder(rest, pageSize, compareConnections);
  const [greatest] = page;
  const isLast = greatest === undefined || rest.length === page.length || top === page.length;
  return {
    status: 200,
    body: {
      value: page.map(({ connectionId, userId }) => ({ connectionId, userId })),
      ...(!isLast && { nextLink: nextLink(call, greatest.connectionId, top - page.length) }),
    },
  };
}

function compareConnections(a: GroupMember, b: GroupMember): number {
  return compareConnectionIds(a.connectionId, b.connectionId);
}

/** The parameters are in the recorded order, without those that the caller left out; the hub is in the caller's letter case. */
function nextLink(call: RestCall, continuationToken: string, top: number): string {
  const url = new URL(
    `/api/hubs/${pathParameter(call, 'hub')}/groups/${encodeURIComponent(pathParameter(call, 'group'))}/connections`,
    call.baseUrl,
  );
  const pageSize = call.query.get('maxpagesize');
  if (top !== Infinity) url.searchParams.set('top', String(top));
  if (pageSize !== null) url.searchParams.set('maxpagesize', pageSize);
  url.searchParams.set('continuationToken', continuationToken);
  url.searchParams.set('api-version', call.query.get('api-version') ?? newestApiVersion);
  return url.href;
}
