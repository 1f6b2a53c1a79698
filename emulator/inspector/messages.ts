// What the inspector and its page tell each other.
import type { LogLevel } from '../log/event-log.js';
import type { ConnectionState } from '../connections/describe-connection.js';

/** A message of a request or an answer, cut to what a reader looks at. */
export interface ShownMessage {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Whether the body was longer. */
  readonly cut: boolean;
}

/** One entry of the timeline. */
export interface TimelineEntry {
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly level: LogLevel;
  /** What it is: `request`, `delivery`, `packet received`, `client rejected` … */
  readonly message: string;
  readonly fields: Readonly<Record<string, string | number | null>>;
  readonly request?: ShownMessage;
  readonly answer?: ShownMessage;
}

/** What is new in the timeline. */
export interface TimelineBatch {
  readonly entries: readonly TimelineEntry[];
  /** How many were left out, since more happened than anybody could read. */
  readonly skipped: number;
}

export interface HandlerState {
  readonly urlTemplate: string;
  readonly userEventPattern: string;
  readonly systemEvents: readonly string[];
  /** Whether it accepts events; undefined before it was asked. */
  readonly accepts?: boolean;
  /** Why it does not. */
  readonly reason?: string;
}

export interface HubState {
  readonly name: string;
  /** Whether the settings name it. */
  readonly isConfigured: boolean;
  readonly allowsAnonymous: boolean;
  readonly connectionCount: number;
  readonly handlers: readonly HandlerState[];
}

export interface EmulatorState {
  readonly endpoint: string;
  readonly hubs: readonly HubState[];
  /** At most a hundred. */
  readonly connections: readonly ConnectionState[];
  /** How many match the search. */
  readonly matchCount: number;
}

/** What the page asks for, by the name of its event. Each is answered with an {@link Answer}. */
export interface Requests {
  readonly state: { readonly search: string };
  readonly check: { readonly hub: string };
  readonly send: {
    readonly hub: string;
    readonly namespace: string;
    /** Empty for all sockets of the namespace. */
    readonly room: string;
    readonly event: string;
    /** A JSON array: the event's arguments. */
    readonly data: string;
  };
  readonly close: { readonly hub: string; readonly connectionId: string };
  readonly join: RoomRequest;
  readonly leave: RoomRequest;
  readonly access: { readonly hub: string; readonly userId: string };
}

interface RoomRequest {
  readonly hub: string;
  readonly connectionId: string;
  readonly namespace: string;
  readonly room: string;
}

/** To how many connections it went; null where other nodes have some of them. */
interface Outcome {
  readonly receivers: number | null;
}

export interface Answers {
  readonly state: EmulatorState;
  readonly check: null;
  readonly send: Outcome;
  readonly close: Outcome;
  readonly join: Outcome;
  readonly leave: Outcome;
  readonly access: { readonly path: string; readonly token: string };
}

export type Answer<Name extends keyof Answers> = { readonly result: Answers[Name] } | { readonly error: string };
