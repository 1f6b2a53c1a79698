/** A `userEventPattern`, read once: which events of clients a handler gets. */
export class UserEventPattern {
  readonly #matchesAll: boolean;
  readonly #names: ReadonlySet<string>;

  constructor(pattern: string) {
    const items = patternItems(pattern);
    this.#matchesAll = items.includes('*');
    this.#names = new Set(items.map((item) => item.toLowerCase()));
  }

  matches(name: string): boolean {
    return this.#matchesAll || this.#names.has(name.toLowerCase());
  }
}

/** What a userEventPattern lists: names of events, and `*` for all of them. */
export function patternItems(pattern: string): string[] {
  return pattern
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
