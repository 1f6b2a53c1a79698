import { namespacePrefixOf } from '../../protocol/index.js';

/** With fewer groups than this, looking at each of them costs less than an index of them. */
const indexedFrom = 32;

/**
 * The groups that one connection is in. They are found by the namespace, too: a connection may be in thousands of groups,
 * and leaving one of as many namespaces must not look at all of them.
 */
export class JoinedGroups implements Iterable<string> {
  #names = new Set<string>();
  #byPrefix: Map<string, Set<string>> | undefined;

  get size(): number {
    return this.#names.size;
  }

  has(group: string): boolean {
    return this.#names.has(group);
  }

  [Symbol.iterator](): IterableIterator<string> {
    return this.#names.values();
  }

  add(group: string): void {
    this.#names.add(group);
    if (this.#byPrefix !== undefined) addByPrefix(this.#byPrefix, group);
    else if (this.#names.size >= indexedFrom) {
      this.#byPrefix = new Map();
      for (const name of this.#names) addByPrefix(this.#byPrefix, name);
    }
  }

  delete(group: string): boolean {
    const prefix = namespacePrefixOf(group);
    if (prefix !== undefined) {
      const siblings = this.#byPrefix?.get(prefix);
      siblings?.delete(group);
      if (siblings?.size === 0) this.#byPrefix?.delete(prefix);
    }
    return this.#names.delete(group);
  }

  /** Empties it, and gives away what it had. */
  takeAll(): ReadonlySet<string> {
    const names = this.#names;
    this.#names = new Set();
    this.#byPrefix = undefined;
    return names;
  }

  /** @param prefix what every group of one namespace begins with. */
  ofNamespace(prefix: string): string[] {
    if (this.#byPrefix !== undefined) return [...(this.#byPrefix.get(prefix) ?? [])];
    return [...this.#names].filter((group) => namespacePrefixOf(group) === prefix);
  }
}

function addByPrefix(byPrefix: Map<string, Set<string>>, group: string): void {
  const prefix = namespacePrefixOf(group);
  if (prefix === undefined) return;
  const siblings = byPrefix.get(prefix);
  if (siblings === undefined) byPrefix.set(prefix, new Set([group]));
  else siblings.add(group);
}
