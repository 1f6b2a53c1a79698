import type { CommandTarget } from '../../commands/command.js';
import type { CommandExecutor } from '../../commands/command-executor.js';
import type { HandlersOf } from '../operation-handlers.js';
import { readPayload } from '../request-body.js';
import { accepted, type RestAnswer } from '../rest-answer.js';
import { pathParameter, type RestCall } from '../rest-call.js';

/** Sends, which are accepted whether or not anybody receives them. */
export function sendingHandlers(
  executor: CommandExecutor,
): HandlersOf<'sendToAll' | 'sendToGroup' | 'sendToUser' | 'sendToConnection'> {
  const send = (call: RestCall, target: CommandTarget): RestAnswer => {
    const filter = call.query.get('filter') ?? '';
    const excluded = call.query.getAll('excluded');
    executor.execute({ kind: 'send', hub: call.hub.name, target, filter, excluded, payload: readPayload(call) });
    return accepted;
  };
  return {
    sendToAll: (call) => send(call, { kind: 'hub' }),
    sendToGroup: (call) => send(call, { kind: 'group', group: pathParameter(call, 'group') }),
    sendToUser: (call) => send(call, { kind: 'user', userId: pathParameter(call, 'userId') }),
    sendToConnection: (call) => send(call, { kind: 'connection', connectionId: pathParameter(call, 'connectionId') }),
  };
}
