const rootCollator = new Intl.Collator('und');

/**
 * The order of connection ids in listings, as recorded: that of .NET's invariant culture, which is the root collation of
 * Unicode. `_` and `-` come first, then digits, then letters, of which the case only breaks ties.
 */
export function compareConnectionIds(a: string, b: string): number {
  return rootCollator.compare(a, b);
}
