import type { ConformanceReport } from '../report.js';
import { quantity } from '../../lib/quantity.js';
import { countUnjudged, spoilsVerdict } from './known-failures.js';

/** What the exit code of the command says. `error`: of the usage, the target or the run itself, so that no verdict counts. */
export const exitCodes = { conformant: 0, notConformant: 1, incomplete: 2, error: 3, interrupted: 130 } as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** Why a run is not a pass. */
export interface FailureCause {
  readonly exitCode: ExitCode;
  /** A sentence. */
  readonly text: string;
}

type Judged = Pick<
  ConformanceReport,
  'baseline' | 'counts' | 'ended' | 'errors' | 'profiles' | 'requirements' | 'scenarios'
>;

/** Of several causes the strongest decides: 3 before 1 before 2. */
const strength: readonly ExitCode[] = [
  exitCodes.interrupted,
  exitCodes.error,
  exitCodes.notConformant,
  exitCodes.incomplete,
];

/**
 * Why a run is not a pass, a sentence for each cause; empty where it is one. Broken SHOULDs, MAYs and what is only inferred
 * are no cause. Nor are failures that the baseline knows and what could not be judged for them, nor an incomplete verdict where
 * the run was restricted on purpose.
 */
export function failureCauses(report: Judged): FailureCause[] {
  const { counts, ended, errors, profiles, requirements } = report;
  const broken = requirements.filter(spoilsVerdict).length;
  const unjudged = countUnjudged(report.scenarios, requirements);
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
    ...baselineCauses(report),
    ...causeIf(broken > 0, notConformant, `${quantity(broken, 'gating requirement')} failed.`),
    ...causeIf(counts.couldNotRun > 0, missing, `${quantity(counts.couldNotRun, 'scenario')} could not run.`),
    ...causeIf(unjudged > 0, missing, `${quantity(unjudged, 'scenario')} could not be judged.`),
    ...causeIf(counts.executed === 0, missing, 'No check was executed, and zero executed checks are never a pass.'),
    ...incomplete.flatMap(({ name, reason }) =>
      causeIf(true, missing, `The verdict of ${name} is incomplete: ${reason}`),
    ),
  ];
}

/** An expired entry whose requirement still fails is a broken contract; any other that is no longer right is a wrong file. */
function baselineCauses({ baseline }: Pick<Judged, 'baseline'>): FailureCause[] {
  if (baseline === undefined) return [];
  return baseline.entries.flatMap(({ requirement, failed, problem }) =>
    problem === undefined
      ? []
      : causeIf(
          true,
          failed.length > 0 ? exitCodes.notConformant : exitCodes.error,
          `${baseline.file}: ${requirement} ${problem}`,
        ),
  );
}

/** The exit code of a run: 0 where what was asked passed. */
export function exitCodeOf(report: Judged): ExitCode {
  const codes = failureCauses(report).map(({ exitCode }) => exitCode);
  return strength.find((code) => codes.includes(code)) ?? exitCodes.conformant;
}

function causeIf(condition: boolean, exitCode: ExitCode, text: string): FailureCause[] {
  return condition ? [{ exitCode, text }] : [];
}
