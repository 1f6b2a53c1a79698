/** A requirement that a target is known not to keep yet, as `baseline.schema.json` has it. */
export interface BaselineEntry {
  readonly requirement: string;
  readonly reason: string;
  /** Where the failure is tracked. */
  readonly link: string;
  /** The last day on which the entry counts: `2030-01-31`. */
  readonly expires: string;
}
