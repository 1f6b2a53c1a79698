/** Long enough to spare an issuer that is down, short enough for those who wait until it starts. */
const failureMs = 1000;

/**
 * A value that is fetched when it is first asked for, and again once it is not usable any more. All who ask meanwhile wait for
 * the same fetch. A failure is given to all who ask within a second; the next one who asks fetches again.
 */
export class SharedFetch<T> {
  #fetched: Promise<T> | undefined;
  #validUntil = Infinity;

  constructor(
    private readonly fetch: () => Promise<T>,
    private readonly usableUntil: (value: T) => number = () => Infinity,
  ) {}

  get(): Promise<T> {
    if (this.#fetched === undefined || Date.now() >= this.#validUntil) this.#fetched = this.#fetch();
    return this.#fetched;
  }

  async #fetch(): Promise<T> {
    this.#validUntil = Infinity;
    try {
      const value = await this.fetch();
      this.#validUntil = this.usableUntil(value);
      return value;
    } catch (error) {
      this.#validUntil = Date.now() + failureMs;
      throw error;
    }
  }
}
