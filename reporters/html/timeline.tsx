import type { VNode } from 'preact';
import type { TimelineEntry } from '../../specs/timeline.js';
import { ClientEvent, DeliveryCall, Packet, RestCall } from './timeline-entries.js';
import { laneOf, lanesOf } from './timeline-lanes.js';

export interface TimelineProps {
  entries: readonly TimelineEntry[];
  /** The title of its scenario. */
  of: string;
}

/** Everything that crossed the wire: time runs down, and who saw it stands in a column of its own. */
export function Timeline({ entries, of }: TimelineProps): VNode {
  const lanes = lanesOf(entries);
  return (
    <div
      class="timeline-frame"
      style={`--lanes:${lanes.length}`}
      role="region"
      aria-label={`Timeline of: ${of}`}
      tabIndex={0}
    >
      <p class="timeline-legend">
        <span aria-hidden="true">→</span> to the service, <span aria-hidden="true">←</span> from the service
      </p>
      <div class="timeline-lanes" aria-hidden="true">
        <span>Time</span>
        {lanes.map((lane) => (
          <span>{lane}</span>
        ))}
      </div>
      <ol class="timeline">
        {entries.map((entry) => (
          <Entry entry={entry} lane={laneOf(entry)} column={lanes.indexOf(laneOf(entry)) + 2} />
        ))}
      </ol>
    </div>
  );
}

function Entry({ entry, lane, column }: { entry: TimelineEntry; lane: string; column: number }): VNode {
  const isViolated = 'violations' in entry && entry.violations.length > 0;
  return (
    <li class={`entry entry-${entry.kind}${isViolated ? ' entry-violated' : ''}`}>
      <span class="entry-time">{offset(entry.at)}</span>
      <div class="entry-card" style={`--column:${column}`}>
        <span class="entry-lane">{lane}</span>
        {content(entry)}
      </div>
    </li>
  );
}

function content(entry: TimelineEntry): VNode {
  switch (entry.kind) {
    case 'rest':
      return <RestCall entry={entry} />;
    case 'packet':
      return <Packet entry={entry} />;
    case 'client':
      return <ClientEvent entry={entry} />;
    case 'delivery':
      return <DeliveryCall entry={entry} />;
  }
}

function offset(at: number): string {
  return at < 10_000 ? `${Math.round(at)} ms` : `${(at / 1000).toFixed(2)} s`;
}
