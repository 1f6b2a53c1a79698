import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { ConnectionsView } from './connections-view.js';
import type { EmulatorLink } from './emulator-link.js';
import { HubsView } from './hubs-view.js';
import { TimelineView } from './timeline-view.js';
import { TryView } from './try-view.js';
import { useEmulatorState } from './use-emulator-state.js';
import { useTimeline } from './use-timeline.js';

const views = { timeline: 'Timeline', connections: 'Connections', hubs: 'Hubs', try: 'Try it' } as const;

type View = keyof typeof views;

export function App({ link }: { link: EmulatorLink }): VNode {
  const view = useView();
  const timeline = useTimeline(link);
  const [search, setSearch] = useState('');
  const state = useEmulatorState(link, search);
  const hubNames = state.value?.hubs.map(({ name }) => name) ?? [];
  return (
    <>
      <header class="masthead">
        <h1>Socket.IO Serverless emulator</h1>
        <p class="endpoint">
          <code>{state.value?.endpoint ?? location.origin}</code>{' '}
          <span class={`badge tone-${timeline.online ? 'good' : 'bad'}`} role="status">
            {timeline.online ? 'live' : 'not connected'}
          </span>
        </p>
        <nav aria-label="Views">
          {Object.entries(views).map(([name, title]) => (
            <a href={`#${name}`} aria-current={name === view ? 'page' : undefined}>
              {title}
              {name === 'connections' && <Count of={countConnections(state.value?.hubs)} />}
            </a>
          ))}
        </nav>
      </header>
      <main>
        <h2 class="hidden-text">{views[view]}</h2>
        {view === 'timeline' && <TimelineView timeline={timeline} hubNames={hubNames} />}
        {view === 'connections' && (
          <ConnectionsView link={link} state={state} search={search} onSearch={setSearch} hubNames={hubNames} />
        )}
        {view === 'hubs' && <HubsView link={link} state={state} />}
        <div hidden={view !== 'try'}>
          <TryView link={link} hubNames={hubNames} />
        </div>
      </main>
    </>
  );
}

function Count({ of }: { of: number | undefined }): VNode | null {
  return of === undefined ? null : <span class="count">{of}</span>;
}

function countConnections(hubs: readonly { connectionCount: number }[] | undefined): number | undefined {
  return hubs?.reduce((sum, { connectionCount }) => sum + connectionCount, 0);
}

/** The view that the address names, so that it survives a reload. */
function useView(): View {
  const [view, setView] = useState(viewOfAddress);
  useEffect(() => {
    const onChange = (): void => setView(viewOfAddress());
    addEventListener('hashchange', onChange);
    return () => removeEventListener('hashchange', onChange);
  }, []);
  return view;
}

function viewOfAddress(): View {
  const name = location.hash.slice(1);
  return name in views ? (name as View) : 'timeline';
}
