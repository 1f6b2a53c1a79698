import type { IncomingMessage } from 'node:http';
import type { HttpRequestValue } from '../workers/typed-value.js';

/** The body is longer than an app may be sent. */
export class BodyTooLongError extends Error {
  override readonly name = 'BodyTooLongError';
}

/** @throws BodyTooLongError where there are more bytes; the rest is not read. */
export async function readBody(request: IncomingMessage, maxBytes: number): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > maxBytes) throw new BodyTooLongError(`The body is longer than ${maxBytes} bytes.`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, length);
}

/** The URL that a client has asked for; undefined where its parts make none. */
export function urlOf({ url = '/', headers: { host = 'localhost' } }: IncomingMessage): URL | undefined {
  const text = url.startsWith('/') ? `http://${host}${url}` : url;
  return URL.canParse(text) ? new URL(text) : undefined;
}

/** The headers of a request, one value each. */
export function headersOf({ headers }: IncomingMessage): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
}

/** A request as a function is handed it. */
export function requestValue(
  request: IncomingMessage,
  url: URL,
  params: Readonly<Record<string, string>>,
  body: Buffer,
): HttpRequestValue {
  return {
    method: request.method ?? 'GET',
    url: url.href,
    headers: headersOf(request),
    query: Object.fromEntries(url.searchParams),
    params,
    ...(body.length > 0 && { body: body.toString('base64') }),
  };
}
