import { objectSettings } from './setting-kinds.js';

type Input = Readonly<Record<string, unknown>>;

/**
 * The settings of two sources that are each allowed: those of the later win. Objects are merged member by member, hubs by
 * name and member by member; everything else, lists and `tls` included, is replaced whole.
 */
export function mergeSettings(base: Input, input: Input): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base, ...input };
  for (const name of objectSettings) {
    if (base[name] !== undefined && input[name] !== undefined) {
      merged[name] = { ...(base[name] as object), ...input[name] };
    }
  }
  const hubs = mergeHubs(hubsByName(base), hubsByName(input));
  return hubs.length === 0 ? merged : { ...merged, hubs: Object.fromEntries(hubs) };
}

function mergeHubs(base: ReadonlyMap<string, object>, input: ReadonlyMap<string, object>): [string, object][] {
  return [...new Set([...base.keys(), ...input.keys()])].map((name) => [
    name,
    { ...base.get(name), ...input.get(name) },
  ]);
}

/** The case of a hub's name does not matter. */
function hubsByName({ hubs }: Input): Map<string, object> {
  return new Map(
    Object.entries((hubs ?? {}) as Record<string, object>).map(([name, hub]) => [name.toLowerCase(), hub]),
  );
}
