/** The body of a request: a text or bytes as they are, anything else as JSON. Its type becomes the content type. */
export function requestBody(body: unknown): Blob {
  if (body instanceof Blob) return body;
  if (typeof body === 'string') return new Blob([body], { type: 'text/plain' });
  if (body instanceof Uint8Array) return new Blob([new Uint8Array(body)], { type: 'application/octet-stream' });
  return new Blob([JSON.stringify(body)], { type: 'application/json' });
}
