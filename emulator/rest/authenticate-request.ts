import type { IncomingHttpHeaders } from 'node:http';
import type { ServiceAddress } from '../service-address.js';
import { isRestAudience } from '../tokens/audience.js';
import type { KeyTokenVerifier } from '../tokens/key-token-verifier.js';
import { RestError } from './rest-error.js';

/**
 * Checks the bearer token of a REST request.
 *
 * @throws RestError 401 that says what is wrong with the token.
 * @see reference-rest-api-data-plane.md, "Authentication".
 */
export function authenticateRequest(
  headers: IncomingHttpHeaders,
  rawPath: string,
  address: ServiceAddress,
  verifier: KeyTokenVerifier,
): void {
  const token = /^bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
  if (token === undefined) {
    throw unauthorized(
      'The request has no bearer token. Send "Authorization: Bearer <token>", signed with an access key.',
    );
  }
  const hosts = address.hosts(headers.host);
  const verdict = verifier.verify(
    token,
    (audience) => isRestAudience(audience, { hosts, rawPath }),
    `${address.endpoint}${rawPath}`,
  );
  if (!verdict.valid) throw unauthorized(`The access token was refused: ${verdict.reason}.`);
}

function unauthorized(message: string): RestError {
  return new RestError('Error.Unauthorized', message, 'Authorization', { 'www-authenticate': 'Bearer' });
}
