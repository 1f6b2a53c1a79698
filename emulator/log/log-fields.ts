/** What a body or the headers of a request are: kept as they came, and shown only where they are asked for. */
export interface LoggedMessage {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string | Buffer;
  /** With its question mark; empty where there is none. */
  readonly query?: string;
}

/**
 * Everything that a line of the log may have. One name for one thing, in every line. Undefined is as good as missing, where
 * a line is written so often that leaving out a member would cost too much.
 */
export interface LogFields {
  readonly hub?: string | undefined;
  readonly connectionId?: string | undefined;
  readonly userId?: string | null | undefined;
  readonly namespace?: string | undefined;
  readonly socketId?: string | undefined;
  /** The name of a client's event, or of a system event. */
  readonly event?: string | undefined;
  readonly transport?: string | undefined;
  readonly method?: string | undefined;
  /** Of a request to the emulator, without its query. */
  readonly path?: string | undefined;
  /** Of an event handler, without its query, which holds a secret. */
  readonly url?: string | undefined;
  readonly status?: number | undefined;
  readonly durationMs?: number | undefined;
  /** Which try of a delivery it is: 1, 2, … */
  readonly try?: number | undefined;
  readonly retryInMs?: number | undefined;
  readonly reason?: string | undefined;
  /** What to do about it. */
  readonly hint?: string | undefined;
  /** How many lines like this one have been left out since the last. */
  readonly repeated?: number | undefined;
  readonly packet?: string | undefined;
  readonly receivers?: number | undefined;
  readonly operation?: string | undefined;
  readonly endpoint?: string | undefined;
  /** Of a fault of the system: `EMFILE`. */
  readonly code?: string | undefined;
  /** How many connections are open. */
  readonly connections?: number | undefined;
  /** The id of a node of the cluster. */
  readonly node?: string | undefined;
  /** How many sockets it is about. */
  readonly sockets?: number | undefined;
  /** How many entries of a stream it is about. */
  readonly entries?: number | undefined;
  readonly setting?: string | undefined;
  readonly value?: unknown;
  readonly target?: unknown;
  readonly request?: LoggedMessage | undefined;
  readonly answer?: LoggedMessage | undefined;
  readonly error?: unknown;
}
