import { makeBadge } from 'badge-maker';
import { quantity } from '../../lib/quantity.js';
import { judgedShare } from '../../results/judging/judged-share.js';
import { worstVerdict } from '../../results/judging/worst-verdict.js';
import type { ConformanceReport, Verdict } from '../../results/report.js';

const colours: Record<Verdict, string> = { conformant: 'brightgreen', 'not conformant': 'red', incomplete: 'yellow' };

/** The report as a badge, in SVG: the worst verdict, how many failures are known, and the share of MUSTs that was judged. */
export function badgeSvg(report: ConformanceReport): string {
  const verdict = worstVerdict(report.profiles);
  return makeBadge({
    label: 'Socket.IO Serverless',
    message: badgeMessage(report, verdict),
    color: report.partial && verdict !== 'not conformant' ? 'lightgrey' : colours[verdict],
  });
}

function badgeMessage({ profiles, partial }: ConformanceReport, verdict: Verdict): string {
  const known = profiles.reduce((sum, profile) => sum + profile.known, 0);
  return [
    ...(partial ? ['partial'] : []),
    // A partial run cannot be conformant, and what it did not ask for is not missing.
    ...(partial && verdict !== 'not conformant' ? [] : [verdict]),
    ...(known > 0 ? [quantity(known, 'known failure')] : []),
    `${judgedShare(profiles)} of MUSTs judged`,
  ].join(', ');
}
