import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { ActionForm, Field } from './action-form.js';
import type { EmulatorLink } from './emulator-link.js';

/** Sends an event to a room, as a backend does. */
export function SendForm({ link, hubNames }: { link: EmulatorLink; hubNames: readonly string[] }): VNode {
  const [typedHub, setHub] = useState<string>();
  const [namespace, setNamespace] = useState('/');
  const [room, setRoom] = useState('');
  const [event, setEvent] = useState('message');
  const [data, setData] = useState('["hello"]');
  const hub = typedHub ?? hubNames[0] ?? '';
  const send = async (): Promise<string> => {
    const { receivers } = await link.ask('send', { hub, namespace, room, event, data });
    if (receivers === null) return 'Sent.';
    return receivers === 1 ? 'Sent to 1 connection.' : `Sent to ${receivers} connections.`;
  };
  return (
    <div class="card">
      <h3>Send to a room</h3>
      <ActionForm label="Send to a room" action="Send" onSubmit={send}>
        <Field label="Hub" value={hub} onValue={setHub} options={hubNames} required />
        <Field label="Namespace" value={namespace} onValue={setNamespace} />
        <Field label="Room" value={room} onValue={setRoom} placeholder="empty: everyone" />
        <Field label="Event" value={event} onValue={setEvent} required />
        <Field label="Arguments" value={data} onValue={setData} placeholder='["hello", 1]' />
      </ActionForm>
    </div>
  );
}
