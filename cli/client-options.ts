import { type Command, InvalidArgumentError } from 'commander';
import { type ClientAccess, clientAccess } from '../client/index.js';
import { groupName, groupNameRule, isGroupName } from '../protocol/index.js';
import { collectNonEmpty } from './flag-values.js';
import { hubOption, namespaceOption } from './hub-option.js';

/** The flags that say which client it is, and what its token claims. */
export interface ClientFlags {
  readonly hub: string;
  readonly user?: string;
  readonly namespace: string;
  readonly room?: readonly string[];
  readonly group?: readonly string[];
  readonly role?: readonly string[];
}

/**
 * Gives a command the flags of a client.
 *
 * @param namespace what the help says of `--namespace`.
 */
export function addClientOptions(command: Command, namespace: string): Command {
  return command
    .addOption(hubOption('the hub to connect to'))
    .option('--user <id>', "the user's id, which event handlers see as ce-userId")
    .option('--room <name>', 'a room that the client is in from the start; may be repeated', collectNonEmpty('a name'))
    .addOption(namespaceOption(namespace))
    .option(
      '--group <name>',
      "a group that it is in from the start, by the service's name of it; may be repeated",
      collectGroup,
    )
    .option(
      '--role <role>',
      'a role, which has no meaning for Socket.IO clients; may be repeated',
      collectNonEmpty('a name'),
    );
}

/** How the client of these flags connects; its token expires after an hour where no lifetime is given. */
export function clientAccessOf(flags: ClientFlags, connectionString: string, lifetimeSeconds = 3600): ClientAccess {
  const { hub, user: userId = '' } = flags;
  return clientAccess({ connectionString, hub, userId, lifetimeSeconds, claims: claimsOf(flags) });
}

/** @see azure-sdk-for-net, WebPubSubServiceClient.GetClientAccessUri: the claims `role` and `webpubsub.group`. */
function claimsOf({ namespace, room = [], group = [], role = [] }: ClientFlags): Record<string, unknown> {
  const groups = [...room.map((name) => groupName(namespace, name)), ...group];
  return {
    ...(role.length > 0 && { role }),
    ...(groups.length > 0 && { 'webpubsub.group': groups }),
  };
}

function collectGroup(text: string, seen: readonly string[] = []): string[] {
  if (!isGroupName(text)) throw new InvalidArgumentError(`Expected ${groupNameRule}.`);
  return [...seen, text];
}
