import type { LogEntry } from './event-log.js';

/** Within this time after a warning, those like it are counted instead of written. */
const quietMs = 1000;

/** How many kinds of warnings are remembered. */
const maxKinds = 200;

interface Written {
  readonly until: number;
  repeated: number;
}

/**
 * Limits repeated warnings, so that one client with the same wrong request cannot fill the log. Of the warnings with the same
 * reason, one a second passes, with the number of those left out before it.
 */
export class LineLimit {
  readonly #written = new Map<string, Written>();

  /** The entry to write; undefined where it is left out. */
  pass(entry: LogEntry): LogEntry | undefined {
    if (entry.level !== 'warn') return entry;
    const { hub = '', event = '', path = '', url = '', status = '', reason = '', setting = '' } = entry.fields;
    const kind = [entry.message, hub, event, path, url, status, reason, setting].join('\n');
    const last = this.#written.get(kind);
    if (last !== undefined && entry.time < last.until) {
      last.repeated++;
      return undefined;
    }
    this.#written.delete(kind);
    if (this.#written.size === maxKinds) this.#forgetOldest();
    this.#written.set(kind, { until: entry.time + quietMs, repeated: 0 });
    const repeated = last?.repeated ?? 0;
    return repeated === 0 ? entry : { ...entry, fields: { ...entry.fields, repeated } };
  }

  #forgetOldest(): void {
    for (const kind of this.#written.keys()) {
      this.#written.delete(kind);
      return;
    }
  }
}
