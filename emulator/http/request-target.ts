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
