import type { GroupMember, MemberPage, PermissionQuery, QueryPort } from '../queries/query-port.js';
import type { HubMessages } from './hub-messages.js';
import type { NodeAnswer, Question } from './question.js';

/** Asks all nodes of a cluster about their connections. A node answers after what was commanded before. */
export class ClusterQueries implements QueryPort {
  constructor(private readonly messages: HubMessages) {}

  connectionExists(hub: string, connectionId: string): Promise<boolean> {
    return this.#isTrueOfOne(hub, { kind: 'connection exists', connectionId });
  }

  groupExists(hub: string, group: string): Promise<boolean> {
    return this.#isTrueOfOne(hub, { kind: 'group exists', group });
  }

  userExists(hub: string, userId: string): Promise<boolean> {
    return this.#isTrueOfOne(hub, { kind: 'user exists', userId });
  }

  async groupMembers(hub: string, group: string, page: MemberPage): Promise<Iterable<GroupMember>> {
    const answers = await this.#ask(hub, { kind: 'group members', group, page }, () => false);
    return answers.flatMap((answer) => valueOf(answer) as readonly GroupMember[]);
  }

  hasPermission(hub: string, query: PermissionQuery): Promise<boolean> {
    return this.#isTrueOfOne(hub, { kind: 'has permission', ...query });
  }

  async hasRoomForRule(hub: string, query: PermissionQuery, change: 'grant' | 'revoke'): Promise<boolean> {
    const question = { kind: 'has room for rule', change, ...query } as const;
    const answers = await this.#ask(hub, question, (answer) => valueOf(answer) === false);
    return answers.every((answer) => valueOf(answer) !== false);
  }

  async #isTrueOfOne(hub: string, question: Question): Promise<boolean> {
    const answers = await this.#ask(hub, question, (answer) => valueOf(answer) === true);
    return answers.some((answer) => valueOf(answer) === true);
  }

  #ask(hub: string, question: Question, isDecisive: (answer: NodeAnswer) => boolean): Promise<readonly NodeAnswer[]> {
    return this.messages.ask(hub, { question }, isDecisive);
  }
}

/** @throws Error where a node could not answer. */
function valueOf(answer: NodeAnswer): boolean | number | readonly GroupMember[] {
  if ('error' in answer) throw new Error(`A node could not answer: ${answer.error}`);
  return answer.value;
}
