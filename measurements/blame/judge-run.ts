import type { ConformanceReport } from '../../results/report.js';
import type { Fault } from './fault.js';

/** What a run said of a service of which it is known what is wrong. */
export interface RunJudgement {
  readonly correct: boolean;
  /** In a few words: what was found, or what should have been. */
  readonly explanation: string;
}

/** A run against a fault has to find its requirements, at least one of them, and nothing else. */
export function judgeFaultRun({ breaks, ends }: Fault, report: ConformanceReport): RunJudgement {
  const found = report.findings.map(({ requirement }) => requirement);
  const wrong = found.filter((requirement) => !breaks.includes(requirement));
  if (wrong.length > 0) return { correct: false, explanation: `blames ${wrong.join(', ')}; found ${found.join(', ')}` };
  if (ends !== undefined) {
    const { kind, reason = 'the run was completed' } = report.ended;
    return { correct: kind === ends, explanation: reason };
  }
  return found.length === 0
    ? { correct: false, explanation: `found nothing; expected ${breaks.join(' or ') || 'a finding'}` }
    : { correct: true, explanation: `found ${found.join(', ')}` };
}

/** A run against a lawful variation has to be conformant, without a gating finding. */
export function judgeLawfulRun(report: ConformanceReport): RunJudgement {
  const gating = report.findings.filter(({ gates }) => gates).map(({ requirement }) => requirement);
  const other = report.findings.filter(({ gates }) => !gates).map(({ requirement }) => requirement);
  const verdicts = report.profiles.filter(({ verdict }) => verdict !== 'conformant');
  const correct = verdicts.length === 0;
  return {
    correct,
    explanation: [
      correct ? 'conformant' : verdicts.map(({ name, verdict }) => `${name}: ${verdict}`).join(', '),
      ...(gating.length > 0 ? [`blames ${gating.join(', ')}`] : []),
      ...(other.length > 0 ? [`warns of ${other.join(', ')}`] : []),
    ].join('; '),
  };
}
