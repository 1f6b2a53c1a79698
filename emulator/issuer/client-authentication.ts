import { createHash, timingSafeEqual } from 'node:crypto';
import type { Settings } from '../settings/settings.js';
import { OAuthError } from './oauth-error.js';

export type Application = NonNullable<Settings['developmentIssuer']>['applications'][number];

interface ClientCredentials {
  readonly id: string;
  readonly secret: string;
}

const basic = /^basic +([\w+/=-]+)$/i;

/**
 * The application that asks for a token: by its id and secret in the form, or in the `Authorization` header.
 *
 * @throws OAuthError where it is unknown, its secret is wrong, or it authenticates in another way.
 * @see RFC 6749, 2.3.1 "Client Password".
 */
export function authenticateClient(
  applications: readonly Application[],
  form: ReadonlyMap<string, string>,
  authorization: string | undefined,
): Application {
  const { id, secret } = credentialsOf(form, authorization);
  const application = applications.find((candidate) => candidate.id.toLowerCase() === id.toLowerCase());
  if (application === undefined) {
    const known = applications.map((candidate) => JSON.stringify(candidate.id)).join(' or ');
    throw rejected(`The client_id ${shown(id)} is unknown; expected ${known} (developmentIssuer.applications).`);
  }
  if (!isSame(application.secret, secret)) {
    throw rejected(`The client_secret of ${shown(id)} is wrong; expected that of developmentIssuer.applications.`);
  }
  return application;
}

function credentialsOf(form: ReadonlyMap<string, string>, authorization: string | undefined): ClientCredentials {
  const id = form.get('client_id');
  const secret = form.get('client_secret');
  if (authorization !== undefined) {
    const credentials = readBasic(authorization);
    if (secret !== undefined || (id !== undefined && id !== credentials.id)) {
      throw new OAuthError(
        'invalid_request',
        'The credentials are both in the form and in the Authorization header; expected one of them.',
      );
    }
    return credentials;
  }
  if (id === undefined) throw new OAuthError('invalid_request', 'The form has no client_id.');
  if (secret !== undefined) return { id, secret };
  const other = form.has('client_assertion') ? 'a client_assertion, and ' : '';
  throw rejected(`The form has ${other}no client_secret. This issuer knows applications by their secret only.`);
}

function readBasic(authorization: string): ClientCredentials {
  const encoded = basic.exec(authorization)?.[1];
  const [, id, secret] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? '', 'base64').toString('utf8')) ?? [];
  if (id === undefined || secret === undefined) {
    throw rejected('The Authorization header has no "Basic" credentials of the form id:secret in base64.');
  }
  return { id: decodeForm(id), secret: decodeForm(secret) };
}

/** Id and secret are encoded as a form's values before they are joined. */
function decodeForm(text: string): string {
  return new URLSearchParams(`text=${text.replaceAll('&', '%26')}`).get('text') ?? '';
}

/** Takes as long whatever the texts have in common. */
function isSame(expected: string, seen: string): boolean {
  const [first, second] = [expected, seen].map((text) => createHash('sha256').update(text).digest());
  return first !== undefined && second !== undefined && timingSafeEqual(first, second);
}

function shown(id: string): string {
  return JSON.stringify(id.length > 100 ? `${id.slice(0, 100)}…` : id);
}

function rejected(message: string): OAuthError {
  return new OAuthError('invalid_client', message, 401, {
    'www-authenticate': 'Basic realm="socketio-serverless development issuer"',
  });
}
