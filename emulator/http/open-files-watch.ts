import { close, open } from 'node:fs';
import { devNull } from 'node:os';
import type { Logger } from '../log/event-log.js';

const periodMs = 1000;
/** How long nothing is said again of what is still so, or is so once more. */
const silenceMs = 60_000;

/** Settles with the code of what hinders a file from being opened. */
export type TryToOpen = () => Promise<string | undefined>;

interface OpenFilesWatchParts {
  readonly log: Pick<Logger, 'error' | 'warn'>;
  /** How many connections there are, for the log. */
  readonly connectionCount: () => number;
  readonly tryToOpen?: TryToOpen;
}

/**
 * Says in the log when no more files may be open. Node.js then accepts the connections of clients and closes them at once,
 * without telling anybody, so a file is opened once a second to know it.
 */
export class OpenFilesWatch {
  readonly #parts: OpenFilesWatchParts;
  readonly #timer: NodeJS.Timeout;
  #isTrying = false;
  #saidAt = -Infinity;
  /** Whether the last line said so, and not that there is room again. */
  #saidTooFew = false;

  constructor(parts: OpenFilesWatchParts) {
    this.#parts = parts;
    this.#timer = setInterval(() => void this.#look(), periodMs).unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #look(): Promise<void> {
    if (this.#isTrying) return;
    this.#isTrying = true;
    const { log, connectionCount, tryToOpen = openNothing } = this.#parts;
    const code = await tryToOpen();
    this.#isTrying = false;
    if (code === 'EMFILE' || code === 'ENFILE') {
      if (performance.now() < this.#saidAt + silenceMs) return;
      this.#saidAt = performance.now();
      this.#saidTooFew = true;
      log.error(
        { code, connections: connectionCount() },
        'no more files can be open, so new connections are dropped and webhooks fail: raise the limit (ulimit -n), or let fewer clients connect',
      );
    } else if (this.#saidTooFew) {
      this.#saidTooFew = false;
      log.warn({ connections: connectionCount() }, 'files can be open again, new connections are accepted');
    }
  }
}

function openNothing(): Promise<string | undefined> {
  return new Promise((resolve) => {
    open(devNull, (error, descriptor) => {
      if (error === null) close(descriptor, () => resolve(undefined));
      else resolve(error.code);
    });
  });
}
