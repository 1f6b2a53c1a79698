import type { ProfileReport, Verdict } from '../report.js';

const worstFirst: readonly Verdict[] = ['not conformant', 'incomplete', 'conformant'];

/** The worst verdict of all profiles; `incomplete` where there is none. */
export function worstVerdict(profiles: readonly Pick<ProfileReport, 'verdict'>[]): Verdict {
  return worstFirst.find((verdict) => profiles.some((profile) => profile.verdict === verdict)) ?? 'incomplete';
}
