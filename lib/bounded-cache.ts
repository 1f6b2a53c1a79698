/** Longer keys are not kept, so that what a cache holds is bounded in bytes too. */
const maxKeyLength = 1024;

/** Keeps what was made of the latest different texts. */
export class BoundedCache<Value> {
  readonly #values = new Map<string, Value>();

  /** @param maxSize how many texts it keeps; one more takes the place of the oldest. */
  constructor(private readonly maxSize: number) {}

  /** What was made of a text, or what `make` makes of it now. What `make` throws is not kept. */
  get(key: string, make: (key: string) => Value): Value {
    const known = this.#values.get(key);
    if (known !== undefined) return known;
    const value = make(key);
    if (key.length > maxKeyLength) return value;
    const [oldest] = this.#values.size < this.maxSize ? [] : this.#values.keys();
    if (oldest !== undefined) this.#values.delete(oldest);
    this.#values.set(key, value);
    return value;
  }
}
