import type { Counter } from 'prom-client';

/** The values of a counter's labels, kept by a key of their own: looking one up by its labels takes longer. */
export class ChildCounters<Label extends string> {
  readonly #children = new Map<string, Counter.Internal>();

  constructor(private readonly counter: Counter<Label>) {}

  /** @param labels of this key; there must be few different keys, since each is kept. */
  of(key: string, labels: () => Record<Label, string>): Counter.Internal {
    let child = this.#children.get(key);
    if (child === undefined) {
      child = this.counter.labels(labels());
      this.#children.set(key, child);
    }
    return child;
  }
}
