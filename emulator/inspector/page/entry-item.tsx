import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ShownMessage, TimelineEntry } from '../messages.js';
import { CopyButton } from './copy-button.js';
import { curlCommand } from './curl-command.js';
import { arrowOf, isFault, kindOf } from './entry-kind.js';
import { roomOfPath } from './room-of-path.js';

/** One entry of the timeline: a line, and all of it when it is opened. */
export function EntryItem({ entry }: { entry: TimelineEntry }): VNode {
  const [isOpen, setOpen] = useState(false);
  const { time, fields } = entry;
  return (
    <li class={`entry kind-${kindOf(entry)}${isFault(entry) ? ' entry-fault' : ''}`}>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>
          <time dateTime={new Date(time).toISOString()}>{clock(time)}</time>
          <span class="entry-what">
            <Arrow entry={entry} />
            <Headline entry={entry} />
          </span>
          <span class="entry-outcome">
            <Status status={fields['status']} />
            {fields['durationMs'] !== undefined && <span>{duration(Number(fields['durationMs']))}</span>}
            {fields['receivers'] !== undefined && <span>to {fields['receivers']}</span>}
            {Number(fields['try'] ?? 1) > 1 && <span>try {fields['try']}</span>}
          </span>
          {fields['reason'] !== undefined && fields['reason'] !== '' && (
            <span class="entry-reason">
              {fields['reason']} {fields['hint'] !== undefined && <em>{fields['hint']}</em>}
            </span>
          )}
        </summary>
        {isOpen && <Everything entry={entry} />}
      </details>
    </li>
  );
}

function Arrow({ entry }: { entry: TimelineEntry }): VNode | null {
  const arrow = arrowOf(entry);
  if (arrow === '') return null;
  return (
    <>
      <span class="arrow" aria-hidden="true">
        {arrow}
      </span>
      <span class="hidden-text">{arrow === '→' ? 'Sent: ' : 'Received: '}</span>
    </>
  );
}

function Headline({ entry: { message, fields } }: { entry: TimelineEntry }): VNode {
  const { method, event, path, url, packet, hub, userId, namespace } = fields;
  return (
    <>
      {method !== undefined && <strong>{method}</strong>}
      {event !== undefined && <strong>{event}</strong>}
      {path !== undefined && <code>{path}</code>}
      {path === undefined && url !== undefined && <code>{url}</code>}
      {packet !== undefined && <code>{packet}</code>}
      {isPlain(message) || <span class="entry-message">{message}</span>}
      <span class="entry-where">
        {[
          path === undefined ? hub : roomOfPath(String(path)),
          namespace === undefined || namespace === '/' ? undefined : namespace,
          userId ?? undefined,
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </span>
    </>
  );
}

/** Whether the arrow and the method say it already. */
function isPlain(message: string): boolean {
  return ['request', 'delivery', 'packet received'].includes(message);
}

function Status({ status }: { status: string | number | null | undefined }): VNode | null {
  if (status === undefined || status === null) return null;
  return <strong class={`status status-${String(status).slice(0, 1)}`}>{status}</strong>;
}

/** A duration has no more digits than its clock. */
function factText(value: unknown): string {
  return typeof value === 'number' ? String(Number(value.toFixed(3))) : String(value);
}

function Everything({ entry }: { entry: TimelineEntry }): VNode {
  const { fields, request, answer } = entry;
  const curl = curlCommand(entry, location.origin);
  return (
    <div class="entry-all">
      <Facts facts={Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, factText(value)]))} />
      {request !== undefined && <Message title="Request" message={request} />}
      {answer !== undefined && <Message title="Answer" message={answer} />}
      {curl !== undefined && <CopyButton text={curl} label="Copy as curl" />}
    </div>
  );
}

function Message({ title, message: { headers, body, cut } }: { title: string; message: ShownMessage }): VNode {
  return (
    <section>
      <h3>{title}</h3>
      <Facts facts={headers} />
      {body === '' ? <p class="note">No body</p> : <pre tabIndex={0}>{body}</pre>}
      {cut && <p class="note">The body is longer; this is its beginning.</p>}
    </section>
  );
}

function Facts({ facts }: { facts: Readonly<Record<string, string>> }): VNode | null {
  const entries = Object.entries(facts);
  if (entries.length === 0) return null;
  return (
    <dl class="facts">
      {entries.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function clock(time: number): string {
  const date = new Date(time);
  return `${date.toLocaleTimeString('en-GB')}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

function duration(milliseconds: number): string {
  if (milliseconds >= 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  return `${milliseconds < 10 ? milliseconds.toFixed(1) : Math.round(milliseconds)} ms`;
}
