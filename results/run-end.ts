/**
 * Why a run ended. `completed`: every scenario had its turn. `not-started`: no scenario began, since the target, the set-up or
 * the suite itself had an error. `interrupted`: the user ended it. `target-died`: the target no longer answered.
 * `max-failures`: as many scenarios failed as the user allowed.
 */
export const runEndKinds = ['completed', 'not-started', 'interrupted', 'target-died', 'max-failures'] as const;

export interface RunEnd {
  kind: (typeof runEndKinds)[number];
  /** What happened, as a sentence or two; absent where the run was completed. */
  reason?: string;
  /** What a target that the run had started wrote before it ended. */
  lastLines?: readonly string[];
}

/** An end before every scenario had its turn, which the run itself has decided. */
export interface EarlyEnd extends RunEnd {
  kind: 'target-died' | 'max-failures';
  reason: string;
  /** From when on what scenarios saw does not count, in milliseconds since the epoch; absent where all of it counts. */
  since?: number;
}

let earlyEnd: EarlyEnd | undefined;

/**
 * Ends the run that this process runs, once: scenarios stop, and those that had no turn could not run. The first end counts.
 * Playwright's global setup and its reporters call it; both are in the process that takes the signal of an interruption.
 */
export function endRun(end: EarlyEnd): void {
  if (earlyEnd !== undefined) return;
  recordEnd(end);
  // Playwright has no other way to stop a run from within that keeps what ran.
  process.emit('SIGINT');
}

/** Says how the run ended where its scenarios have had their turn already. The first end counts. */
export function recordEnd(end: EarlyEnd): void {
  earlyEnd ??= end;
}

/** How the run was ended from within; undefined where it was not. */
export function readEarlyEnd(): EarlyEnd | undefined {
  return earlyEnd;
}
