/** Where a message breaks the contract. */
export interface Violation {
  /** Place, value seen and value expected, in words. */
  readonly message: string;
  /** The row of the registry that states it, by the schema's `x-requirement`; null where the schema has none. */
  readonly requirement: string | null;
}
