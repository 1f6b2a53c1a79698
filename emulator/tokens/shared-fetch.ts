/** Long enough that a busy service does not besiege an issuer that is down, short enough for who waits for its start. */
const failureMs = 1000;

/**
 * What is fetched once, when it is first asked for. All who ask meanwhile wait for the same fetch. A failure is told to all
 * who ask within a second; the next one who asks fetches again.
 */
export class SharedFetch<T> {
  #fetched: Promise<T> | undefined;
  #retryAt = Infinity;

  constructor(private readonly fetch: () => Promise<T>) {}

  get(): Promise<T> {
    if (this.#fetched === undefined || Date.now() >= this.#retryAt) this.#fetched = this.#fetch();
    return this.#fetched;
  }

  async #fetch(): Promise<T> {
    this.#retryAt = Infinity;
    try {
      return await this.fetch();
    } catch (error) {
      this.#retryAt = Date.now() + failureMs;
      throw error;
    }
  }
}
