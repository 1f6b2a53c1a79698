/** Which connections of a hub a command is about. */
export type CommandTarget =
  | { readonly kind: 'hub' }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'connection'; readonly connectionId: string };

interface CommandBase {
  readonly hub: string;
  readonly target: CommandTarget;
  /** An OData filter that a connection must match too; left out or empty for all of the target. */
  readonly filter?: string;
  /** Connection ids that are left out. */
  readonly excluded?: readonly string[];
}

/**
 * What a REST call asks of every node, as plain data: a node executes it on its own connections.
 * Payloads are Engine.IO payloads.
 */
export type Command = CommandBase &
  (
    | { readonly kind: 'send'; readonly payload: string }
    | { readonly kind: 'join' | 'leave'; readonly groups: readonly string[] }
    | { readonly kind: 'leave all' }
    | { readonly kind: 'close'; readonly reason: string }
    | { readonly kind: 'grant' | 'revoke'; readonly permission: string; readonly targetName: string }
  );
