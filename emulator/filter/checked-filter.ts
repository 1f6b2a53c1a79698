import { BoundedCache } from '../../lib/bounded-cache.js';
import { type Filter, parseFilter } from './filter.js';
import type { GroupPlan } from './group-plan.js';
import type { FilterContext } from './model.js';

const everyConnection: Filter = { matches: () => true, groupPlan: undefined };

/**
 * A filter's text together with what was read from it: it is parsed once, where it enters the service. In a serialized
 * command it is its text.
 */
export class CheckedFilter implements Filter {
  /** Matches every connection. */
  static readonly none = new CheckedFilter('', everyConnection);

  /** Backends send by the same few filters again and again. */
  static readonly #known = new BoundedCache<CheckedFilter>(100);

  readonly #parsed: Filter;

  private constructor(
    readonly text: string,
    parsed: Filter,
  ) {
    this.#parsed = parsed;
  }

  /**
   * Reads a filter; an absent or empty one matches every connection, one of white space only is an error.
   *
   * @throws FilterError as {@link parseFilter} does.
   */
  static parse(text: string | null | undefined): CheckedFilter {
    return text === undefined || text === null || text === ''
      ? CheckedFilter.none
      : CheckedFilter.#known.get(text, () => new CheckedFilter(text, parseFilter(text)));
  }

  get groupPlan(): GroupPlan | undefined {
    return this.#parsed.groupPlan;
  }

  matches(context: FilterContext): boolean {
    return this.#parsed.matches(context);
  }

  toJSON(): string {
    return this.text;
  }
}
