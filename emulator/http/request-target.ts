import type { IncomingMessage } from 'node:http';

const absoluteForm = /^https?:\/\/([^/?#]*)/i;

/**
 * Brings a request's target from absolute form, `POST http://host/path HTTP/1.1`, to the usual one. The host that it names
 * counts from then on in place of the `Host` header's.
 *
 * @see RFC 9112, 3.2.2 "absolute-form".
 */
export function useOriginForm(request: IncomingMessage): void {
  const { url = '' } = request;
  const [schemeAndAuthority, authority] = absoluteForm.exec(url) ?? [];
  if (schemeAndAuthority === undefined || authority === undefined) return;
  const rest = url.slice(schemeAndAuthority.length);
  request.url = rest.startsWith('/') ? rest : `/${rest}`;
  request.headers.host = authority;
}

/**
 * What is wrong with a request's Host headers, if anything.
 *
 * @see RFC 9112, 3.2: a server answers 400 to HTTP/1.1 without one, and to any request with several.
 */
export function describeHostProblem({ rawHeaders, httpVersion }: IncomingMessage): string | undefined {
  let count = 0;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index];
    if (name?.length === 4 && name.toLowerCase() === 'host') count++;
  }
  if (count === 1 || (count === 0 && httpVersion === '1.0')) return undefined;
  return `The request has ${count === 0 ? 'no Host header' : `${count} Host headers`}; expected one.`;
}
