import { gzipSync } from 'node:zlib';
import type { VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import { quantity } from '../../lib/quantity.js';
import { Timeline, type TimelineProps } from './timeline.js';

/**
 * A timeline that the page's script unpacks when its scenario is open and comes into view. Most are never looked at: packed they cost the
 * browser nothing, and the file a tenth.
 */
export function LazyTimeline({ entries, of }: TimelineProps): VNode {
  const packed = gzipSync(renderToStaticMarkup(<Timeline entries={entries} of={of} />)).toString('base64');
  return (
    <div data-packed={packed}>
      <noscript>
        The timeline of {quantity(entries.length, 'entry', 'entries')} is shown by a script, which this browser does not
        run; it is in report.json too.
      </noscript>
    </div>
  );
}
