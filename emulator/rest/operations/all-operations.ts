import type { KeyObject } from 'node:crypto';
import type { Commands } from '../../commands/commands.js';
import type { Logger } from '../../log/event-log.js';
import type { QueryPort } from '../../queries/query-port.js';
import type { Settings } from '../../settings/settings.js';
import type { OperationHandlers } from '../operation-handlers.js';
import { clientTokenHandlers } from './client-tokens.js';
import { closingHandlers } from './closing.js';
import { membershipHandlers } from './membership.js';
import { permissionHandlers } from './permissions.js';
import { presenceHandlers } from './presence.js';
import { sendingHandlers } from './sending.js';

interface OperationParts {
  readonly commands: Commands;
  readonly queries: QueryPort;
  readonly clientTokenKey: KeyObject;
  readonly unreadableSends: Settings['unreadableSends'];
  readonly log: Logger;
}

/** A handler for every operation of the OpenAPI document. */
export function allOperations({
  commands,
  queries,
  clientTokenKey,
  unreadableSends,
  log,
}: OperationParts): OperationHandlers {
  return {
    ...sendingHandlers(commands, unreadableSends, log),
    ...membershipHandlers(commands),
    ...closingHandlers(commands),
    ...permissionHandlers(commands, queries),
    ...presenceHandlers(queries),
    ...clientTokenHandlers(clientTokenKey),
  };
}
