import type { VNode } from 'preact';
import { useMemo, useState } from 'preact/hooks';
import type { TimelineEntry } from '../messages.js';
import { EntryItem } from './entry-item.js';
import { type EntryKind, isFault, kindOf, kinds } from './entry-kind.js';
import type { ShownTimeline } from './use-timeline.js';

/** How many entries are drawn; a filter finds the others. */
const maxShown = 200;

interface Filter {
  readonly text: string;
  readonly hub: string;
  readonly hidden: ReadonlySet<EntryKind>;
  readonly faultsOnly: boolean;
}

const noFilter: Filter = { text: '', hub: '', hidden: new Set(), faultsOnly: false };

export function TimelineView({ timeline, hubNames }: { timeline: ShownTimeline; hubNames: readonly string[] }): VNode {
  const [filter, setFilter] = useState(noFilter);
  const { entries, paused, waiting, skipped } = timeline;
  const matching = useMemo(() => entries.filter((entry) => matches(entry, filter)), [entries, filter]);
  const hiddenCount = matching.length - maxShown;
  return (
    <section aria-label="What happens at the emulator">
      <Toolbar filter={filter} onFilter={setFilter} timeline={timeline} hubNames={hubNames} />
      <p class="note" role="status">
        {entries.length === matching.length
          ? `${entries.length} entries`
          : `${matching.length} of ${entries.length} entries`}
        , the newest first.
        {paused && ` Paused: ${waiting} more have come.`}
        {skipped > 0 && ` ${skipped} were left out, since they came too fast.`}
      </p>
      {entries.length === 0 && <Nothing />}
      <ol class="entries">
        {matching.slice(0, maxShown).map((entry) => (
          <EntryItem key={`${entry.id} ${entry.time}`} entry={entry} />
        ))}
      </ol>
      {hiddenCount > 0 && <p class="note">{hiddenCount} older ones are not shown. Filter to find them.</p>}
    </section>
  );
}

interface ToolbarProps {
  filter: Filter;
  onFilter: (filter: Filter) => void;
  timeline: ShownTimeline;
  hubNames: readonly string[];
}

function Toolbar({ filter, onFilter, timeline: { paused, setPaused, clear }, hubNames }: ToolbarProps): VNode {
  const change = (part: Partial<Filter>): void => onFilter({ ...filter, ...part });
  const toggle = (kind: EntryKind): void => {
    const hidden = new Set(filter.hidden);
    if (!hidden.delete(kind)) hidden.add(kind);
    change({ hidden });
  };
  return (
    <div class="toolbar" role="search">
      <label class="grow">
        <span class="hidden-text">Search the timeline</span>
        <input
          type="search"
          placeholder="Search: event, user, id, status, text …"
          value={filter.text}
          onInput={({ currentTarget }) => change({ text: currentTarget.value })}
        />
      </label>
      <label>
        <span class="hidden-text">Hub</span>
        <select value={filter.hub} onChange={({ currentTarget }) => change({ hub: currentTarget.value })}>
          <option value="">all hubs</option>
          {hubNames.map((name) => (
            <option value={name}>{name}</option>
          ))}
        </select>
      </label>
      <fieldset>
        <legend class="hidden-text">Show</legend>
        {(Object.keys(kinds) as EntryKind[])
          .filter((kind) => kind !== 'fault')
          .map((kind) => (
            <label class={`check kind-${kind}`}>
              <input type="checkbox" checked={!filter.hidden.has(kind)} onChange={() => toggle(kind)} />
              {kinds[kind]}
            </label>
          ))}
        <label class="check kind-fault">
          <input
            type="checkbox"
            checked={filter.faultsOnly}
            onChange={({ currentTarget }) => change({ faultsOnly: currentTarget.checked })}
          />
          Faults only
        </label>
      </fieldset>
      <button type="button" aria-pressed={paused} onClick={() => setPaused(!paused)}>
        {paused ? 'Resume' : 'Pause'}
      </button>
      <button type="button" onClick={clear}>
        Clear
      </button>
    </div>
  );
}

function Nothing(): VNode {
  return (
    <p class="empty">
      Nothing has happened yet. Connect a client under <a href="#try">Try it</a>, or send something from your backend.
    </p>
  );
}

function matches(entry: TimelineEntry, { text, hub, hidden, faultsOnly }: Filter): boolean {
  if (faultsOnly && !isFault(entry)) return false;
  if (hidden.has(kindOf(entry))) return false;
  if (hub !== '' && entry.fields['hub'] !== hub) return false;
  const wanted = text.trim().toLowerCase();
  return wanted === '' || searchText(entry).includes(wanted);
}

const searchTexts = new WeakMap<TimelineEntry, string>();

function searchText(entry: TimelineEntry): string {
  let text = searchTexts.get(entry);
  if (text === undefined) {
    const { message, fields, request, answer } = entry;
    text = [message, ...Object.values(fields), request?.body, answer?.body].join('\n').toLowerCase();
    searchTexts.set(entry, text);
  }
  return text;
}
