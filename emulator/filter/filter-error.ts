/** Which stage refused the filter. */
export type FilterErrorKind = 'syntax' | 'type' | 'unsupported';

/**
 * A filter that cannot be used. The message has the form that the service sends in its 400 answer.
 *
 * @example
 * "Invalid syntax for 'userId lt 1': Type 'string', expect 'int'. (Parameter 'filter')"
 */
export class FilterError extends Error {
  override readonly name = 'FilterError';
  readonly kind: FilterErrorKind;
  /** Offset in the filter, in UTF-16 code units, where the syntax was found to be wrong. */
  readonly position: number | undefined;

  constructor(kind: FilterErrorKind, subject: string, detail: string, position?: number) {
    super(`Invalid syntax for '${subject}': ${detail} (Parameter 'filter')`);
    this.kind = kind;
    this.position = position;
  }
}
