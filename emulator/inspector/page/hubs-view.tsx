import type { VNode } from 'preact';
import type { HandlerState, HubState } from '../messages.js';
import { ActionForm } from './action-form.js';
import type { EmulatorLink } from './emulator-link.js';
import type { ShownState } from './use-emulator-state.js';

export function HubsView({ link, state }: { link: EmulatorLink; state: ShownState }): VNode {
  const hubs = state.value?.hubs ?? [];
  return (
    <section aria-label="Hubs">
      {hubs.length === 0 && (
        <p class="empty">
          The settings name no hub, and no client is connected. Name an event handler when you start the emulator:{' '}
          <code>--event-handler chat=http://localhost:3000/events</code>
        </p>
      )}
      <ul class="cards">
        {hubs.map((hub) => (
          <HubCard key={hub.name} hub={hub} link={link} refresh={state.refresh} />
        ))}
      </ul>
    </section>
  );
}

function HubCard({ hub, link, refresh }: { hub: HubState; link: EmulatorLink; refresh: () => void }): VNode {
  const { name, isConfigured, allowsAnonymous, connectionCount, handlers } = hub;
  const check = async (): Promise<string> => {
    await link.ask('check', { hub: name });
    refresh();
    return 'Asked.';
  };
  return (
    <li class="card">
      <h3>{name}</h3>
      <p>
        {connectionCount === 1 ? '1 connection' : `${connectionCount} connections`},{' '}
        {allowsAnonymous ? 'anonymous clients allowed' : 'clients need a token'}.
      </p>
      {!isConfigured && <p class="note">The settings do not name this hub.</p>}
      {handlers.length === 0 ? (
        <p class="note">It has no event handler: an event that a client emits closes its connection.</p>
      ) : (
        <>
          <ul class="handlers">
            {handlers.map((handler) => (
              <Handler handler={handler} />
            ))}
          </ul>
          <ActionForm label={`Check the event handlers of ${name}`} action="Check now" onSubmit={check} />
        </>
      )}
    </li>
  );
}

function Handler({ handler }: { handler: HandlerState }): VNode {
  const { urlTemplate, userEventPattern, systemEvents, reason } = handler;
  const { tone, text } = healthOf(handler);
  const events = [...(userEventPattern === '' ? [] : [userEventPattern]), ...systemEvents];
  return (
    <li>
      <code>{urlTemplate}</code> <span class={`badge tone-${tone}`}>{text}</span>
      <p class="note">Events: {events.join(', ')}</p>
      {reason !== undefined && <p class="entry-reason">{reason}</p>}
    </li>
  );
}

function healthOf({ accepts }: HandlerState): { tone: string; text: string } {
  if (accepts === undefined) return { tone: 'quiet', text: 'not asked yet' };
  return accepts ? { tone: 'good', text: 'accepts events' } : { tone: 'bad', text: 'does not accept events' };
}
