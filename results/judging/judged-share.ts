import type { ProfileReport } from '../report.js';

/**
 * The share of the testable MUSTs of profiles that passed or failed, as `98 %`: rounded down, so that only all of them are
 * `100 %`.
 */
export function judgedShare(profiles: readonly Pick<ProfileReport, 'levels'>[]): string {
  const musts = profiles.map(({ levels }) => levels.MUST);
  const judged = musts.reduce((sum, { passed, failed }) => sum + passed + failed, 0);
  const testable = musts.reduce((sum, { total, untestable }) => sum + total - untestable, 0);
  return `${testable === 0 ? 0 : Math.floor((100 * judged) / testable)} %`;
}
