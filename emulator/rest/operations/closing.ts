import type { CommandTarget } from '../../commands/command.js';
import type { Commands } from '../../commands/commands.js';
import type { HandlersOf } from '../operation-handlers.js';
import { noContent, type RestAnswer } from '../rest-answer.js';
import { pathParameter, type RestCall } from '../rest-call.js';

/** Closing connections, which succeeds where there is none to close, too. */
export function closingHandlers(
  executor: Commands,
): HandlersOf<'closeAllConnections' | 'closeGroupConnections' | 'closeUserConnections' | 'closeConnection'> {
  const close = async (call: RestCall, target: CommandTarget): Promise<RestAnswer> => {
    const reason = call.query.get('reason') ?? '';
    const excluded = call.query.getAll('excluded');
    await executor.execute({ kind: 'close', hub: call.hub, target, excluded, reason, trace: call.trace });
    return noContent;
  };
  return {
    closeAllConnections: (call) => close(call, { kind: 'hub' }),
    closeGroupConnections: (call) => close(call, { kind: 'group', group: pathParameter(call, 'group') }),
    closeUserConnections: (call) => close(call, { kind: 'user', userId: pathParameter(call, 'userId') }),
    closeConnection: (call) => close(call, { kind: 'connection', connectionId: pathParameter(call, 'connectionId') }),
  };
}
