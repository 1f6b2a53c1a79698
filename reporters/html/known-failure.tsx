import type { VNode } from 'preact';
import type { KnownFailure } from '../../results/baseline.js';
import type { FindingReport } from '../../results/report.js';
import { Badge, ResultBadge } from './result-badge.js';

/** The mark of a finding: that it failed, softer where it does not spoil the verdict, and whether the baseline knows it. */
export function FailureMark({ finding: { known, severity } }: { finding: FindingReport }): VNode {
  return known === undefined ? <ResultBadge result="failed" severity={severity} /> : <KnownBadge />;
}

/** Takes the place of "Failed" where the baseline has an entry. */
export function KnownBadge(): VNode {
  return <Badge look={{ tone: 'warn', icon: 'cross', label: 'Known failure' }} />;
}

/** The baseline's entry for a failure. */
export function KnownFailureNote({ known: { reason, link, expires } }: { known: KnownFailure }): VNode {
  return (
    <p class="failure-note" data-search>
      Known until {expires}: {reason} {isWebLink(link) ? <a href={link}>{link}</a> : link}
    </p>
  );
}

/** A report is opened by others than who wrote the baseline; only these links lead where they say. */
function isWebLink(link: string): boolean {
  return /^https?:\/\//i.test(link);
}
