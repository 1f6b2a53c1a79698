import type { IncomingHttpHeaders } from 'node:http';
import { decodeProtectedHeader } from 'jose';
import type { ServiceAddress } from '../http/service-address.js';
import { isRestAudience } from '../tokens/audience.js';
import type { IssuerTokenVerifier, Role } from '../tokens/issuer-token-verifier.js';
import type { KeyTokenVerifier } from '../tokens/key-token-verifier.js';
import { RestError } from './rest-error.js';

/** What authentication needs to know of a request. */
interface AuthenticatedRequest {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  /** Without the query, still percent-encoded. */
  readonly rawPath: string;
}

/** Checks the bearer tokens of REST requests: those signed with an access key, and those of the configured issuer. */
export class RequestAuthenticator {
  constructor(
    private readonly address: ServiceAddress,
    private readonly keyTokens: KeyTokenVerifier,
    private readonly issuerTokens: IssuerTokenVerifier | undefined,
  ) {}

  /**
   * @throws RestError 401 that says what is wrong with the token, or 403 where its bearer has not the role.
   * @see reference-rest-api-data-plane.md, "Authentication"; concept-azure-ad-authorization.md.
   */
  async authenticate(request: AuthenticatedRequest): Promise<void> {
    const token = /^bearer +(\S+)$/i.exec(request.headers.authorization ?? '')?.[1];
    if (token === undefined) {
      throw unauthorized(
        'The request has no bearer token. Send "Authorization: Bearer <token>", signed with an access key.',
      );
    }
    if (this.issuerTokens === undefined || isSymmetric(token)) this.#checkKeyToken(token, request);
    else await this.#checkIssuerToken(this.issuerTokens, token, request);
  }

  #checkKeyToken(token: string, { headers, rawPath }: AuthenticatedRequest): void {
    const requested = `${this.address.endpoint}${rawPath}`;
    const verdict = this.keyTokens.verify(
      token,
      (audience) =>
        audience === requested || isRestAudience(audience, { hosts: this.address.hosts(headers.host), rawPath }),
      requested,
    );
    if (!verdict.valid) throw unauthorized(`The access token is rejected: ${verdict.reason}.`);
  }

  async #checkIssuerToken(
    verifier: IssuerTokenVerifier,
    token: string,
    { method }: AuthenticatedRequest,
  ): Promise<void> {
    const verdict = await verifier.verify(token);
    if (!verdict.valid) throw unauthorized(`The access token is rejected: ${verdict.reason}.`);
    const needed: Role = method === 'GET' || method === 'HEAD' ? 'reader' : 'owner';
    if (verdict.role === 'none' || (needed === 'owner' && verdict.role === 'reader')) {
      throw new RestError(
        'Error.Forbidden',
        `The token's role is ${verdict.role}; ${method} needs ${needed}. Assign the role to the caller's identity.`,
        'Authorization',
      );
    }
  }
}

function isSymmetric(token: string): boolean {
  try {
    return decodeProtectedHeader(token).alg?.startsWith('HS') ?? true;
  } catch {
    return true;
  }
}

function unauthorized(message: string): RestError {
  return new RestError('Error.Unauthorized', message, 'Authorization', { 'www-authenticate': 'Bearer' });
}
