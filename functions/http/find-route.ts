import type { RouteTemplate } from './route-template.js';

/** A function with a route. */
export interface Routed {
  readonly route: RouteTemplate;
  /** In upper case; empty for every method. */
  readonly methods: readonly string[];
}

/** What a request is for. */
export interface FoundRoute<Target extends Routed> {
  readonly target: Target;
  readonly params: Readonly<Record<string, string>>;
}

/** The routes of an app's functions. A more exact template is tried before one that is less so. */
export class Routes<Target extends Routed> {
  readonly #targets: readonly Target[];

  constructor(targets: readonly Target[]) {
    this.#targets = [...targets].sort(({ route: one }, { route: other }) =>
      one.precedence < other.precedence ? -1 : one.precedence > other.precedence ? 1 : 0,
    );
  }

  /** @param path begins with a slash, and is percent-encoded; without the query. */
  find(method: string, path: string): FoundRoute<Target> | undefined {
    for (const target of this.#targets) {
      if (!takesMethod(target, method)) continue;
      const params = target.route.match(path);
      if (params !== undefined) return { target, params };
    }
    return undefined;
  }
}

/** Whether two functions have the same route and a method in common. */
export function haveSameRoute(one: Routed, other: Routed): boolean {
  if (one.route.text.toLowerCase() !== other.route.text.toLowerCase()) return false;
  return (
    one.methods.length === 0 || other.methods.length === 0 || one.methods.some((method) => takesMethod(other, method))
  );
}

function takesMethod({ methods }: Routed, method: string): boolean {
  return methods.length === 0 || methods.includes(method);
}
