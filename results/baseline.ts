/** Why a failure is known, and until when it may stay. */
export interface KnownFailure {
  readonly reason: string;
  /** Where the failure is tracked. */
  readonly link: string;
  /** The last day on which the entry counts: `2030-01-31`. */
  readonly expires: string;
}

/** Requirements that a target is known not to keep yet, as `baseline.schema.json` has it. */
export interface BaselineEntry extends KnownFailure {
  /** An id, or a pattern such as `REST-SEND-*`. */
  readonly requirement: string;
}

/** The known failures that a run was judged with. */
export interface Baseline {
  /** The file as the user named it. */
  readonly file: string;
  readonly entries: readonly BaselineEntry[];
}
