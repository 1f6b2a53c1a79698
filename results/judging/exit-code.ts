import type { ConformanceReport } from '../report.js';
import { quantity } from '../../lib/quantity.js';

/** What the exit code of the command says. `error`: of the usage, the target or the run itself, so that no verdict counts. */
export const exitCodes = { conformant: 0, notConformant: 1, incomplete: 2, error: 3, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Why a run is not a pass. */
export interface FailureCause {
  readonly exitCode: ExitCode;
  /** A sentence. */
  readonly text: string;
}

type Judged = Pick<ConformanceReport, 'counts' | 'ended' | 'errors' | 'profiles' | 'requirements'>;

/** Of several causes the strongest decides: 3 before 1 before 2. */
const strength: readonly ExitCode[] = [
  exitCodes.interrupted,
  exitCodes.error,
  exitCodes.notConformant,
  exitCodes.incomplete,
];

/**
 * Why a run is not a pass, a sentence for each cause; empty where it is one. Broken SHOULDs, MAYs and what is only inferred
 * are no cause. Nor is an incomplete verdict where the run was restricted on purpose.
 */
export function failureCauses({ counts, ended, errors, profiles, requirements }: Judged): FailureCause[] {
  const broken = requirements.filter(({ gates, result }) => gates && result === 'failed').length;
  const incomplete = profiles.filter(({ verdict, partial }) => verdict === 'incomplete' && !partial);
  const { interrupted, error, notConformant, incomplete: missing } = exitCodes;
  return [
    ...causeIf(ended.kind === 'interrupted', interrupted, ended.reason ?? ''),
    ...causeIf(ended.kind === 'not-started', error, ended.reason ?? ''),
    ...causeIf(ended.kind === 'target-died' || ended.kind === 'max-failures', missing, ended.reason ?? ''),
    ...causeIf(
      ended.kind !== 'not-started' && errors.length > 0,
      error,
      `${quantity(errors.length, 'error')} in the run itself.`,
    ),
    ...causeIf(broken > 0, notConformant, `${quantity(broken, 'gating requirement')} failed.`),
    ...causeIf(counts.couldNotRun > 0, missing, `${quantity(counts.couldNotRun, 'scenario')} could not run.`),
    ...causeIf(counts.notJudged > 0, missing, `${quantity(counts.notJudged, 'scenario')} could not be judged.`),
    ...causeIf(counts.executed === 0, missing, 'No check was executed, and zero executed checks are never a pass.'),
    ...incomplete.flatMap(({ name, reason }) =>
      causeIf(true, missing, `The verdict of ${name} is incomplete: ${reason}`),
    ),
  ];
}

/** The exit code of a run: 0 where what was asked passed. */
export function exitCodeOf(report: Judged): ExitCode {
  const codes = failureCauses(report).map(({ exitCode }) => exitCode);
  return strength.find((code) => codes.includes(code)) ?? exitCodes.conformant;
}

function causeIf(condition: boolean, exitCode: ExitCode, text: string): FailureCause[] {
  return condition ? [{ exitCode, text }] : [];
}
