import type { VNode } from 'preact';
import type { ClientEntry, DeliveryEntry, PacketEntry, RestEntry, SignatureVerdict } from '../../specs/timeline.js';
import { HttpExchange, StatusCode } from './http-exchange.js';
import { Badge } from './result-badge.js';
import { Violations } from './violations.js';

export function RestCall({ entry }: { entry: RestEntry }): VNode {
  const { operationId, request, response, error } = entry;
  return (
    <>
      <p class="entry-line">
        <Arrow to="service" />
        <strong>{operationId ?? 'REST call'}</strong>
      </p>
      <p class="entry-detail">
        <code>
          {request.method} {request.path}
        </code>
      </p>
      <p class="entry-line">
        <Arrow to="lane" />
        {response === null ? (
          <span class="entry-error">{error ?? 'no answer'}</span>
        ) : (
          <StatusCode status={response.status} />
        )}
      </p>
      <Violations violations={entry.violations} />
      <HttpExchange request={request} response={response} />
    </>
  );
}

export function DeliveryCall({ entry }: { entry: DeliveryEntry }): VNode {
  const { event, namespace, connectionId, socketId, request, response, signature } = entry;
  return (
    <>
      <p class="entry-line">
        <Arrow to="lane" />
        <strong>{event}</strong> <span class="entry-where">in {namespace}</span>
      </p>
      <p class="entry-line">
        <Badge look={signatureLook[signature]} />
      </p>
      <p class="entry-line">
        <Arrow to="service" />
        {response === null ? <span class="entry-error">no answer</span> : <StatusCode status={response.status} />}
      </p>
      <Violations violations={entry.violations} />
      <HttpExchange request={request} response={response} facts={{ connection: connectionId, socket: socketId }} />
    </>
  );
}

const signatureLook = {
  valid: { tone: 'good', icon: 'check', label: 'Signature valid' },
  invalid: { tone: 'bad', icon: 'cross', label: 'Signature invalid' },
  absent: { tone: 'warn', icon: 'alert', label: 'No signature' },
  unchecked: { tone: 'quiet', icon: 'minus', label: 'Signature not checked' },
} as const satisfies Record<SignatureVerdict, unknown>;

// Beyond this a packet is folded; it is about three lines of a column.
const longestPacket = 120;

export function Packet({ entry }: { entry: PacketEntry }): VNode {
  const { direction, meaning, text } = entry;
  return (
    <>
      <p class="entry-line">
        <Arrow to={direction === 'out' ? 'service' : 'lane'} />
        <span>{meaning}</span>
      </p>
      {text.length <= longestPacket ? (
        <p class="entry-detail">
          <code>{text}</code>
        </p>
      ) : (
        <details class="entry-more">
          <summary>
            <code>{text.slice(0, longestPacket)}…</code>
          </summary>
          <pre>{text}</pre>
        </details>
      )}
    </>
  );
}

export function ClientEvent({ entry }: { entry: ClientEntry }): VNode {
  return (
    <p class="entry-line">
      <span class={`client-event client-${entry.event}`}>{entry.event}</span>
      <span class="entry-where">{entry.detail}</span>
    </p>
  );
}

function Arrow({ to }: { to: 'service' | 'lane' }): VNode {
  return (
    <span class={`arrow arrow-${to}`}>
      <span aria-hidden="true">{to === 'service' ? '→' : '←'}</span>
      <span class="hidden-text">{to === 'service' ? 'To the service: ' : 'From the service: '}</span>
    </span>
  );
}
