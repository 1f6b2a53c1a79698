/** What a body or the headers of a request are: kept as they came, and shown only where they are asked for. */
export interface LoggedMessage {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string | Buffer;
  /** With its question mark; empty where there is none. */
  readonly query?: string;
}

/** Everything that a line of the log may have. One name for one thing, in every line. */
export interface LogFields {
  readonly hub?: string;
  readonly connectionId?: string;
  readonly userId?: string | null;
  readonly namespace?: string;
  readonly socketId?: string;
  /** The name of a client's event, or of a system event. */
  readonly event?: string;
  readonly transport?: string;
  readonly method?: string;
  /** Of a request to the emulator, without its query. */
  readonly path?: string;
  /** Of an event handler, without its query, which holds a secret. */
  readonly url?: string;
  readonly status?: number;
  readonly durationMs?: number;
  /** Which try of a delivery it is: 1, 2, … */
  readonly try?: number;
  readonly retryInMs?: number;
  readonly reason?: string;
  /** What to do about it. */
  readonly hint?: string;
  /** How many lines like this one have been left out since the last. */
  readonly repeated?: number;
  readonly packet?: string;
  readonly receivers?: number;
  readonly operation?: string;
  readonly endpoint?: string;
  /** Of a fault of the system: `EMFILE`. */
  readonly code?: string;
  /** How many connections are open. */
  readonly connections?: number;
  readonly setting?: string;
  readonly value?: unknown;
  readonly target?: unknown;
  readonly request?: LoggedMessage;
  readonly answer?: LoggedMessage;
  readonly error?: unknown;
}
