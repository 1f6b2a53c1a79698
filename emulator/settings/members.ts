/**
 * The members of a foreign object, which are found in any letter case. What is asked for is understood; what is left at the
 * end is not.
 */
export class Members {
  readonly #left = new Map<string, readonly [name: string, value: unknown]>();

  /**
   * @param path where the object stands, for the sentences; empty at the top.
   * @param problems gets a sentence for each member that is not understood.
   */
  constructor(
    value: unknown,
    private readonly path: string,
    private readonly problems: string[],
  ) {
    if (!isMapping(value)) {
      this.problems.push(`${path} is ${kindOf(value)}; it must be a mapping.`);
      return;
    }
    for (const [name, member] of Object.entries(value)) this.#left.set(name.toLowerCase(), [name, member]);
  }

  /** A member's value; undefined where it is missing or null. */
  take(name: string): unknown {
    const [, value] = this.#left.get(name.toLowerCase()) ?? [];
    this.#left.delete(name.toLowerCase());
    return value ?? undefined;
  }

  /** A list; empty where it is missing or null. */
  list(name: string): readonly unknown[] {
    const value = this.take(name) ?? [];
    if (Array.isArray(value)) return value;
    this.reject(name, 'it must be a list');
    return [];
  }

  /** An object; undefined where it is missing or null. */
  members(name: string): Members | undefined {
    const value = this.take(name);
    return value === undefined ? undefined : new Members(value, this.#pathOf(name), this.problems);
  }

  /** What is left, with the names as they are written. */
  *entries(): Generator<readonly [name: string, value: unknown]> {
    for (const [name, value] of this.#left.values()) yield [name, value];
    this.#left.clear();
  }

  reject(name: string, why: string): void {
    this.problems.push(`${this.#pathOf(name)} is not understood: ${why}.`);
  }

  rejectOthers(): void {
    for (const [name, value] of this.entries()) {
      if (value !== null) this.reject(name, 'this emulator has no such setting. Remove it');
    }
  }

  #pathOf(name: string): string {
    return this.path === '' ? name : `${this.path}.${name}`;
  }
}

export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What it holds is not shown: it may be a key. */
export function kindOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'a list' : typeof value === 'string' ? 'a text' : `a ${typeof value}`;
}
