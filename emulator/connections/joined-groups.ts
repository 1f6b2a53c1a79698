import { namespacePrefixOf } from '../../protocol/index.js';

/**
 * The groups that one connection is in. They are found by the namespace, too: a connection may be in thousands of groups,
 * and leaving one of as many namespaces must not look at all of them.
 */
export class JoinedGroups extends Set<string> {
  readonly #byPrefix = new Map<string, Set<string>>();

  override add(group: string): this {
    const prefix = namespacePrefixOf(group);
    if (prefix !== undefined) {
      const siblings = this.#byPrefix.get(prefix);
      if (siblings === undefined) this.#byPrefix.set(prefix, new Set([group]));
      else siblings.add(group);
    }
    return super.add(group);
  }

  override delete(group: string): boolean {
    const prefix = namespacePrefixOf(group);
    if (prefix !== undefined) {
      const siblings = this.#byPrefix.get(prefix);
      siblings?.delete(group);
      if (siblings?.size === 0) this.#byPrefix.delete(prefix);
    }
    return super.delete(group);
  }

  /** @param prefix what every group of one namespace begins with. */
  ofNamespace(prefix: string): string[] {
    return [...(this.#byPrefix.get(prefix) ?? [])];
  }
}
