import { fileVersion } from '../lib/file-version.js';

/** How often the file is looked at. */
const pollMs = 200;

/**
 * Calls back when a file has changed and is quiet again: one that is still being written is different at each look. The path
 * is looked at, not what was opened, so that a file that an editor replaces, a symbolic link that changes its target and a
 * file on a mounted folder are noticed, too.
 */
export class FileWatch implements Disposable {
  readonly #timer: NodeJS.Timeout;
  /** The version that the callback knows, and the last that was seen. */
  #known: string;
  #seen: string;

  constructor(
    private readonly file: string,
    private readonly onChange: () => void,
  ) {
    this.#known = fileVersion(file);
    this.#seen = this.#known;
    this.#timer = setInterval(() => this.#look(), pollMs).unref();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
  }

  #look(): void {
    const version = fileVersion(this.file);
    const isQuiet = version === this.#seen;
    this.#seen = version;
    if (!isQuiet || version === this.#known) return;
    this.#known = version;
    this.onChange();
  }
}
