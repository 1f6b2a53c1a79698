import { compareConnectionIds } from '../queries/connection-id-order.js';
import type { GroupMember, MemberPage, PermissionQuery, QueryPort } from '../queries/query-port.js';
import { smallestInHeapOrder } from '../queries/smallest-in-heap-order.js';

/** What a node asks all others about their connections to a hub. */
export type Question =
  | { readonly kind: 'connection exists'; readonly connectionId: string }
  | { readonly kind: 'group exists'; readonly group: string }
  | { readonly kind: 'user exists'; readonly userId: string }
  | { readonly kind: 'group members'; readonly group: string; readonly page: MemberPage }
  | ({ readonly kind: 'has permission' } & PermissionQuery)
  | ({ readonly kind: 'has room for rule'; readonly change: 'grant' | 'revoke' } & PermissionQuery);

/** What one node says: an answer, or why a command was not executed. */
export type NodeAnswer = { readonly value: boolean | number | readonly GroupMember[] } | { readonly error: string };

/** Answers a question by what one node knows. */
export async function answerQuestion(queries: QueryPort, hub: string, question: Question): Promise<NodeAnswer> {
  switch (question.kind) {
    case 'connection exists':
      return { value: await queries.connectionExists(hub, question.connectionId) };
    case 'group exists':
      return { value: await queries.groupExists(hub, question.group) };
    case 'user exists':
      return { value: await queries.userExists(hub, question.userId) };
    case 'group members':
      return { value: pageOf(await queries.groupMembers(hub, question.group, question.page), question.page) };
    case 'has permission':
      return { value: await queries.hasPermission(hub, question) };
    case 'has room for rule':
      return { value: await queries.hasRoomForRule(hub, question, question.change) };
  }
}

function pageOf(members: Iterable<GroupMember>, { after, atMost }: MemberPage): GroupMember[] {
  const wanted = [...members].filter(
    ({ connectionId }) => after === null || compareConnectionIds(connectionId, after) > 0,
  );
  return smallestInHeapOrder(wanted, atMost, (a, b) => compareConnectionIds(a.connectionId, b.connectionId)).map(
    ({ connectionId, userId }) => ({ connectionId, userId }),
  );
}
