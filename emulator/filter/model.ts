/** What a filter sees of a connection. `groups` is only asked, never listed. */
export interface FilterContext {
  readonly connectionId: string;
  readonly userId: string | null;
  readonly groups: GroupSet;
  readonly protocol: string | null;
}

export interface GroupSet {
  readonly size: number;
  has(name: string): boolean;
}

export type Value = string | number | boolean | null | GroupSet;

export type PropertyName = keyof FilterContext;

const names: ReadonlyMap<string, PropertyName> = new Map(
  (['connectionId', 'userId', 'groups', 'protocol'] as const).map((name) => [name.toLowerCase(), name]),
);

/** Names of properties, unlike keywords and function names, are matched whatever their letter case. */
export function findProperty(name: string): PropertyName | undefined {
  return names.get(name.toLowerCase());
}
