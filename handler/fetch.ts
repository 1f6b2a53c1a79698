import { BodyTooLarge, type HandlerRequest, type HandlerResponse } from './request.js';

export type FetchHandler = (request: Request) => Promise<Response>;

/** A handler for servers that take a `Request` and give a `Response`. */
export function fetchWith(answer: (request: HandlerRequest) => Promise<HandlerResponse>): FetchHandler {
  return async (request) => {
    const { status, headers, body } = await answer(fromFetch(request));
    return new Response(body === '' ? null : body, { status, headers });
  };
}

/** `Headers` joins the lines of a header, so that one which came twice is read as one with a comma. */
function fromFetch(request: Request): HandlerRequest {
  return {
    method: request.method,
    header: (name) => {
      const value = request.headers.get(name);
      return value === null ? [] : [value];
    },
    body: (maxBytes) => readBody(request, maxBytes),
  };
}

async function readBody(request: Request, maxBytes: number): Promise<string> {
  const decoder = new TextDecoder();
  let text = '';
  let length = 0;
  const reader = request.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
    if (done) return text + decoder.decode();
    length += value.length;
    if (length > maxBytes) throw new BodyTooLarge(maxBytes);
    text += decoder.decode(value, { stream: true });
  }
}
