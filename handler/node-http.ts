import { BodyTooLarge, explain, type HandlerRequest, type HandlerResponse } from './request.js';

/** What is needed of the request of `http`, `https`, `http2` or express. */
export interface NodeRequest extends AsyncIterable<unknown> {
  readonly method?: string | undefined;
  readonly rawHeaders: readonly string[];
  /** The body, where a middleware such as `express.json()` has read it already. */
  readonly body?: unknown;
}

/** What is needed of the response of `http`, `https`, `http2` or express. */
export interface NodeResponse {
  statusCode: number;
  setHeader(name: string, value: string): unknown;
  end(body?: string): unknown;
}

export type NodeListener = (request: NodeRequest, response: NodeResponse) => void;

/** A listener for Node.js's servers that answers each request. */
export function listenWith(answer: (request: HandlerRequest) => Promise<HandlerResponse>): NodeListener {
  return (request, response) => {
    answer(fromNode(request)).then(
      (answered) => send(response, answered),
      // What a client breaks off cannot be answered.
      () => send(response, explain(400, 'The request could not be read.')),
    );
  };
}

function fromNode(request: NodeRequest): HandlerRequest {
  return {
    method: request.method ?? '',
    header: (wanted) =>
      request.rawHeaders.flatMap((name, index, all) =>
        index % 2 === 0 && name.toLowerCase() === wanted ? [all[index + 1] ?? ''] : [],
      ),
    body: (maxBytes) => readBody(request, maxBytes),
  };
}

/** A body that is somewhat too long is read to its end, and forgotten: only then can the sender read the answer. */
const drainedFactor = 8;

async function readBody(request: NodeRequest, maxBytes: number): Promise<string> {
  const { body } = request;
  if (typeof body === 'string') return body;
  if (body instanceof Uint8Array) return Buffer.from(body).toString('utf8');
  // Only the body of a system event is parsed by a middleware, and what it says is not signed.
  if (typeof body === 'object' && body !== null && Object.keys(body).length > 0) return JSON.stringify(body);
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of request) {
    const bytes = chunk instanceof Uint8Array ? chunk : Buffer.from(String(chunk));
    length += bytes.length;
    if (length > maxBytes * drainedFactor) throw new BodyTooLarge(maxBytes);
    if (length <= maxBytes) chunks.push(bytes);
  }
  if (length > maxBytes) throw new BodyTooLarge(maxBytes);
  return Buffer.concat(chunks).toString('utf8');
}

function send(response: NodeResponse, { status, headers, body }: HandlerResponse): void {
  response.statusCode = status;
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body !== '') response.end(body);
  else {
    if (status !== 204) response.setHeader('content-length', '0');
    response.end();
  }
}
