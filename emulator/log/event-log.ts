import type { LogFields } from './log-fields.js';

/** From the most to the least talkative. */
export const logLevels = ['trace', 'debug', 'info', 'warn', 'error'] as const;

export type LogLevel = (typeof logLevels)[number];

/** One thing that happened. */
export interface LogEntry {
  readonly level: LogLevel;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly message: string;
  readonly fields: LogFields;
}

/** Where entries go: the terminal, or the inspector. */
export interface LogSink {
  /** The least level that it takes. */
  readonly level: LogLevel;
  write(entry: LogEntry): void;
}

/** What the emulator's parts tell what happens to. */
export interface Logger {
  /** Whether anything takes entries of this level: asked first where an entry costs something to make. */
  isEnabled(level: LogLevel): boolean;
  trace(fields: LogFields, message: string): void;
  debug(fields: LogFields, message: string): void;
  info(fields: LogFields, message: string): void;
  warn(fields: LogFields, message: string): void;
  error(fields: LogFields, message: string): void;
}

const rank: Readonly<Record<LogLevel, number>> = { trace: 0, debug: 1, info: 2, warn: 3, error: 4 };

/** Hands what happens to those who look at it. An entry that no sink takes is not made. */
export class EventLog implements Logger {
  #sinks: readonly LogSink[] = [];
  #lowest = Infinity;

  /** @param sinks undefined for one that takes nothing. */
  constructor(...sinks: readonly (LogSink | undefined)[]) {
    this.#use(sinks.filter((sink) => sink !== undefined));
  }

  /** Adds a sink. The function that is returned removes it. */
  attach(sink: LogSink): () => void {
    this.#use([...this.#sinks, sink]);
    return () => this.#use(this.#sinks.filter((other) => other !== sink));
  }

  isEnabled(level: LogLevel): boolean {
    return rank[level] >= this.#lowest;
  }

  trace(fields: LogFields, message: string): void {
    this.#write('trace', fields, message);
  }

  debug(fields: LogFields, message: string): void {
    this.#write('debug', fields, message);
  }

  info(fields: LogFields, message: string): void {
    this.#write('info', fields, message);
  }

  warn(fields: LogFields, message: string): void {
    this.#write('warn', fields, message);
  }

  error(fields: LogFields, message: string): void {
    this.#write('error', fields, message);
  }

  #use(sinks: readonly LogSink[]): void {
    this.#sinks = sinks;
    this.#lowest = Math.min(...sinks.map(({ level }) => rank[level]));
  }

  #write(level: LogLevel, fields: LogFields, message: string): void {
    if (!this.isEnabled(level)) return;
    const entry = { level, time: Date.now(), message, fields };
    for (const sink of this.#sinks) if (rank[level] >= rank[sink.level]) sink.write(entry);
  }
}
