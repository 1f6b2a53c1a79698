import { OAuthError } from './oauth-error.js';

const suffix = '/.default';

/** Of OpenID Connect, which SDKs may add, and which mean nothing for an application's own token. */
const ignored: ReadonlySet<string> = new Set(['openid', 'profile', 'email', 'offline_access']);

const example = `such as https://webpubsub.azure.com${suffix}`;

/**
 * The resource that a token is asked for: the scope without `/.default`.
 *
 * @throws OAuthError where the scope names no resource, or several.
 * @see "OAuth 2.0 client credentials flow on the Microsoft identity platform", "Get a token".
 */
export function requestedResource(form: ReadonlyMap<string, string>): string {
  const text = form.get('scope');
  if (text === undefined) throw new OAuthError('invalid_request', `The form has no scope; expected one ${example}.`);
  const scopes = text.split(' ').filter((scope) => scope !== '' && !ignored.has(scope));
  const [scope = '', ...others] = scopes;
  if (others.length > 0 || !scope.endsWith(suffix) || scope === suffix) {
    const seen = JSON.stringify(text.length > 200 ? `${text.slice(0, 200)}…` : text);
    throw new OAuthError('invalid_scope', `The scope is ${seen}; expected one resource, ${example}.`);
  }
  return scope.slice(0, -suffix.length);
}
