import type { TraceContext } from '../../lib/trace-context.js';
import type { CheckedFilter } from '../filter/index.js';
import type { CheckedPayload } from './checked-payload.js';

/** Which connections of a hub a command is about. */
export type CommandTarget =
  | { readonly kind: 'hub' }
  | { readonly kind: 'group'; readonly group: string }
  | { readonly kind: 'user'; readonly userId: string }
  | { readonly kind: 'connection'; readonly connectionId: string };

interface CommandBase {
  readonly hub: string;
  readonly target: CommandTarget;
  /** What a connection must match too; left out for all of the target. */
  readonly filter?: CheckedFilter;
  /** Connection ids that are left out. */
  readonly excluded?: readonly string[];
  /** Of the call, for the events that it causes. */
  readonly trace?: TraceContext | undefined;
}

/**
 * What a REST call asks of every node: a node executes it on its own connections. It serializes to plain data, in which a
 * filter and a payload are their texts.
 */
export type Command = CommandBase &
  (
    | { readonly kind: 'send'; readonly payload: CheckedPayload }
    | { readonly kind: 'join' | 'leave'; readonly groups: readonly string[] }
    | { readonly kind: 'leave all' }
    | { readonly kind: 'close'; readonly reason: string }
    | { readonly kind: 'grant' | 'revoke'; readonly permission: string; readonly targetName: string }
  );
