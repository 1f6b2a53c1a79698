import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { ActionForm, Field } from './action-form.js';
import type { EmulatorLink } from './emulator-link.js';
import { TryClient, type ClientLine } from './try-client.js';

const maxLines = 200;

/** A Socket.IO client in the page, as an application's own is. */
export function TryView({ link, hubNames }: { link: EmulatorLink; hubNames: readonly string[] }): VNode {
  const [typedHub, setHub] = useState<string>();
  const [userId, setUserId] = useState('ana');
  const [namespace, setNamespace] = useState('/');
  const [event, setEvent] = useState('message');
  const [data, setData] = useState('["hello"]');
  const [isConnected, setConnected] = useState(false);
  const [lines, setLines] = useState<readonly ClientLine[]>([]);
  const client = useRef<TryClient | undefined>(undefined);
  const hub = typedHub ?? hubNames[0] ?? 'chat';
  const add = (line: ClientLine): void => setLines((last) => [line, ...last].slice(0, maxLines));
  useEffect(() => () => client.current?.close(), []);

  const connect = async (): Promise<string> => {
    client.current?.close();
    const { path, token } = await link.ask('access', { hub, userId });
    client.current = new TryClient({ path, token, namespace }, add, setConnected);
    return '';
  };
  const emit = async (): Promise<string> => {
    if (client.current === undefined) throw new Error('Connect first.');
    await client.current.emit(event, data);
    return '';
  };
  return (
    <section aria-label="Try a client">
      <div class="card">
        <h3>
          Connect{' '}
          <span class={`badge tone-${isConnected ? 'good' : 'quiet'}`} role="status">
            {isConnected ? 'connected' : 'not connected'}
          </span>
        </h3>
        <ActionForm
          label="Connect a client"
          action={isConnected ? 'Connect again' : 'Connect'}
          onSubmit={connect}
          beside={
            <button type="button" disabled={!isConnected} onClick={() => client.current?.close()}>
              Disconnect
            </button>
          }
        >
          <Field label="Hub" value={hub} onValue={setHub} options={hubNames} required />
          <Field label="User" value={userId} onValue={setUserId} placeholder="empty: without a user" />
          <Field label="Namespace" value={namespace} onValue={setNamespace} />
        </ActionForm>
      </div>
      <div class="card">
        <h3>Emit</h3>
        <ActionForm label="Emit an event" action="Emit" onSubmit={emit}>
          <Field label="Event" value={event} onValue={setEvent} required />
          <Field label="Arguments" value={data} onValue={setData} placeholder='["hello", 1]' />
        </ActionForm>
        <p class="note">It waits for an acknowledgement, and shows it where the event handler sends one.</p>
      </div>
      <h3>What the client saw, the newest first</h3>
      {lines.length === 0 && <p class="empty">Nothing yet.</p>}
      <ol class="lines" aria-live="polite">
        {lines.map(({ id, arrow, text, failed }) => (
          <li key={id} class={failed ? 'outcome-bad' : ''}>
            <span aria-hidden="true">{arrow} </span>
            {text}
          </li>
        ))}
      </ol>
    </section>
  );
}
