import type { VNode } from 'preact';
import type { TimelineHeaders, TimelineRequest, TimelineResponse } from '../../specs/timeline.js';

interface HttpExchangeProps {
  request: TimelineRequest;
  response: TimelineResponse | null;
  facts?: Readonly<Record<string, string>>;
}

/** Headers and bodies, folded. */
export function HttpExchange({ request, response, facts = {} }: HttpExchangeProps): VNode {
  return (
    <details class="entry-more">
      <summary>Headers and bodies</summary>
      {Object.keys(facts).length > 0 && <HeaderList headers={facts} />}
      <h3>Request</h3>
      <p>
        <code>
          {request.method} {request.path}
        </code>
      </p>
      <Message headers={request.headers} body={request.body} />
      {response !== null && (
        <>
          <h3>Response {response.status}</h3>
          <Message headers={response.headers} body={response.body} />
        </>
      )}
    </details>
  );
}

export function StatusCode({ status }: { status: number }): VNode {
  return <strong class={`status status-${Math.floor(status / 100)}xx`}>{status}</strong>;
}

function Message({ headers, body }: { headers: TimelineHeaders; body: string }): VNode {
  return (
    <>
      <HeaderList headers={headers} />
      {body === '' ? <p class="no-body">No body</p> : <pre>{body}</pre>}
    </>
  );
}

function HeaderList({ headers }: { headers: TimelineHeaders }): VNode | null {
  const entries = Object.entries(headers);
  if (entries.length === 0) return null;
  return (
    <dl class="headers">
      {entries.map(([name, value]) => (
        <div>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
