import { gzipSync } from 'node:zlib';
import type { VNode } from 'preact';
import { renderToStaticMarkup } from 'preact-render-to-string';
import type { TimelineEntry } from '../../specs/timeline.js';
import { quantity } from '../../lib/quantity.js';
import { Timeline } from './timeline.js';

/**
 * A timeline that the page's script unpacks when its scenario is opened. Most are never looked at: packed they cost the
 * browser nothing, and the file a tenth.
 */
export function LazyTimeline({ entries }: { entries: readonly TimelineEntry[] }): VNode {
  const packed = gzipSync(renderToStaticMarkup(<Timeline entries={entries} />)).toString('base64');
  return (
    <div data-packed={packed}>
      <noscript>
        The timeline of {quantity(entries.length, 'entry', 'entries')} is shown by a script, which this browser does not
        run; it is in report.json too.
      </noscript>
    </div>
  );
}
