/** A set that forgets what it has held longest when it is full. */
export class BoundedSet {
  #values: Set<string> | undefined;

  constructor(private readonly maxSize: number) {}

  add(value: string): void {
    this.#values ??= new Set();
    const [oldest] = this.#values;
    if (oldest !== undefined && this.#values.size >= this.maxSize) this.#values.delete(oldest);
    this.#values.add(value);
  }

  has(value: string): boolean {
    return this.#values?.has(value) ?? false;
  }

  delete(value: string): void {
    this.#values?.delete(value);
  }
}
