import type { FindingReport } from '../results/report.js';

type Kind = Pick<FindingReport, 'gates' | 'known'>;

/** A finding that spoils the verdict. */
export function isFailure({ gates, known }: Kind): boolean {
  return gates && known === undefined;
}

/** A finding that the baseline knows. */
export function isKnown({ known }: Kind): boolean {
  return known !== undefined;
}

/** A finding that does not gate. */
export function isWarning({ gates, known }: Kind): boolean {
  return !gates && known === undefined;
}
