import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ConnectionState } from '../../connections/describe-connection.js';
import { ActionForm, Field } from './action-form.js';
import type { EmulatorLink } from './emulator-link.js';
import { SendForm } from './send-form.js';
import type { ShownState } from './use-emulator-state.js';

interface ConnectionsViewProps {
  link: EmulatorLink;
  state: ShownState;
  search: string;
  onSearch: (search: string) => void;
  hubNames: readonly string[];
}

export function ConnectionsView({ link, state, search, onSearch, hubNames }: ConnectionsViewProps): VNode {
  const { connections = [], matchCount = 0 } = state.value ?? {};
  return (
    <section aria-label="Connections">
      <SendForm link={link} hubNames={hubNames} />
      <div class="toolbar" role="search">
        <label class="grow">
          <span class="hidden-text">Search the connections</span>
          <input
            type="search"
            placeholder="Search: user, connection id, hub or room"
            value={search}
            onInput={({ currentTarget }) => onSearch(currentTarget.value)}
          />
        </label>
      </div>
      {connections.length === 0 && (
        <p class="empty">
          {search === '' ? 'No client is connected. ' : 'No connection matches. '}
          <a href="#try">Connect one here</a>
        </p>
      )}
      <ul class="cards">
        {connections.map((connection) => (
          <ConnectionCard key={connection.connectionId} link={link} connection={connection} refresh={state.refresh} />
        ))}
      </ul>
      {matchCount > connections.length && (
        <p class="note">
          The first {connections.length} of {matchCount}. Search to find the others.
        </p>
      )}
    </section>
  );
}

interface ConnectionCardProps {
  link: EmulatorLink;
  connection: ConnectionState;
  refresh: () => void;
}

function ConnectionCard({ link, connection, refresh }: ConnectionCardProps): VNode {
  const { hub, connectionId, userId, transport, unsentBytes, sockets, rooms, groups } = connection;
  const [namespace, setNamespace] = useState('/');
  const [room, setRoom] = useState('');
  const done = (text: string): string => {
    refresh();
    return text;
  };
  return (
    <li class="card">
      <h3>
        {userId ?? <em>anonymous</em>} <span class="entry-where">in hub {hub}</span>
      </h3>
      <dl class="facts">
        <Fact name="connection" value={connectionId} />
        <Fact name="transport" value={transport} />
        <Fact name="unsent" value={`${unsentBytes} bytes`} />
        {sockets.map((socket) => (
          <Fact name={`socket in ${socket.namespace}`} value={`${socket.id} (${socket.state})`} />
        ))}
        {groups.length > 0 && <Fact name="other groups" value={groups.join(', ')} />}
      </dl>
      <ul class="chips" aria-label={`Rooms of ${connectionId}`}>
        {rooms.map((each) => (
          <li class="chip">
            {each.namespace === '/' ? '' : `${each.namespace} `}
            {each.room}
            <button
              type="button"
              aria-label={`Leave the room ${each.room}`}
              title="Leave this room"
              onClick={() => void link.ask('leave', { hub, connectionId, ...each }).then(refresh, refresh)}
            >
              ×
            </button>
          </li>
        ))}
      </ul>
      <ActionForm
        label={`Join a room with ${connectionId}`}
        action="Join"
        onSubmit={() => link.ask('join', { hub, connectionId, namespace, room }).then(() => done('Joined.'))}
      >
        <Field label="Namespace" value={namespace} onValue={setNamespace} />
        <Field label="Room" value={room} onValue={setRoom} required />
      </ActionForm>
      <ActionForm
        label={`Disconnect ${connectionId}`}
        action="Disconnect"
        onSubmit={() => link.ask('close', { hub, connectionId }).then(() => done('Closed.'))}
      />
    </li>
  );
}

function Fact({ name, value }: { name: string; value: string }): VNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value}</dd>
    </div>
  );
}
