/** The members that are read, each with those below it; `true` where everything below it is read or has no effect here. */
export interface ReadMembers {
  readonly [name: string]: true | ReadMembers;
}

/** The paths of the members of a JSON value that nobody reads: `extensions.http.hsts`. */
export function ignoredMembers(value: unknown, read: ReadMembers, prefix = ''): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) => {
    const below = read[name];
    if (below === undefined) return [`${prefix}${name}`];
    return below === true ? [] : ignoredMembers(member, below, `${prefix}${name}.`);
  });
}
