import type { CommandTarget } from '../../commands/command.js';
import type { Commands } from '../../commands/commands.js';
import type { Logger } from '../../log/event-log.js';
import type { Settings } from '../../settings/settings.js';
import type { HandlersOf } from '../operation-handlers.js';
import { accepted, type RestAnswer } from '../rest-answer.js';
import { pathParameter, type RestCall } from '../rest-call.js';
import { RestError } from '../rest-error.js';
import { readSendBody } from '../send-body.js';

/**
 * Sends, which are accepted whether or not a client receives them. A send whose body clients could not read reaches no
 * client: each of them would close its connection.
 */
export function sendingHandlers(
  executor: Commands,
  unreadableSends: Settings['unreadableSends'],
  log: Logger,
): HandlersOf<'sendToAll' | 'sendToGroup' | 'sendToUser' | 'sendToConnection'> {
  const send = async (call: RestCall, target: CommandTarget): Promise<RestAnswer> => {
    const { hub, filter, trace } = call;
    const excluded = call.query.getAll('excluded');
    const body = readSendBody(call);
    if (body.readable) {
      const { payload } = body;
      const receivers = await executor.execute({ kind: 'send', hub, target, filter, excluded, trace, payload });
      return accepted(receivers);
    }
    if (unreadableSends === 'reject') throw new RestError('Error.BadRequest', body.reason, 'Request');
    log.warn({ hub, target, reason: body.reason }, 'send dropped: no client could read it');
    return accepted();
  };
  return {
    sendToAll: (call) => send(call, { kind: 'hub' }),
    sendToGroup: (call) => send(call, { kind: 'group', group: pathParameter(call, 'group') }),
    sendToUser: (call) => send(call, { kind: 'user', userId: pathParameter(call, 'userId') }),
    sendToConnection: (call) => send(call, { kind: 'connection', connectionId: pathParameter(call, 'connectionId') }),
  };
}
