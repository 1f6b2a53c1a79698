import type { Trigger } from '../dispatcher/trigger-key.js';
import type { RouteTemplate } from '../http/route-template.js';
import type { Schedule } from '../timers/schedule.js';

/** A function of an app with its bindings, as the host runs it. */
export interface AppFunction {
  readonly name: string;
  readonly trigger: FunctionTrigger;
  readonly negotiations: readonly NegotiationBinding[];
  readonly outputs: readonly OutputBinding[];
}

export type FunctionTrigger = HttpTrigger | TimerTrigger | SocketTrigger;

export interface HttpTrigger {
  readonly kind: 'http';
  readonly bindingName: string;
  /** With the route prefix. */
  readonly route: RouteTemplate;
  /** In upper case; empty for every method. */
  readonly methods: readonly string[];
}

export interface TimerTrigger {
  readonly kind: 'timer';
  readonly bindingName: string;
  readonly scheduleText: string;
  readonly schedule: Schedule;
  readonly runOnStartup: boolean;
}

export interface SocketTrigger {
  readonly kind: 'socket';
  readonly bindingName: string;
  readonly key: Required<Trigger>;
  readonly parameterNames: readonly string[];
}

/** An input binding that gives a client's way to the service. */
export interface NegotiationBinding {
  readonly name: string;
  /** It may hold binding expressions. */
  readonly hub: string;
  /** It may hold binding expressions. */
  readonly userId: string | undefined;
  /** The name of a setting. */
  readonly connection: string;
}

export type OutputBinding =
  | { readonly kind: 'http'; readonly name: string }
  | {
      readonly kind: 'actions';
      readonly name: string;
      /** It may hold binding expressions. */
      readonly hub: string;
      /** The name of a setting. */
      readonly connection: string;
    };

/** The binding that is a function's result. */
export const returnBinding = '$return';
