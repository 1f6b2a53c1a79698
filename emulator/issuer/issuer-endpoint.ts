import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ServiceAddress } from '../http/service-address.js';
import type { Logger } from '../log/event-log.js';
import { authenticateClient } from './client-authentication.js';
import type { DevelopmentIssuer } from './development-issuer.js';
import { errorAnswer, type IssuerAnswer, writeIssuerAnswer } from './issuer-answer.js';
import { issuerMetadata, issuerPaths } from './issuer-metadata.js';
import { OAuthError } from './oauth-error.js';
import { readForm } from './read-form.js';
import { requestedResource } from './requested-resource.js';

type Endpoint = keyof typeof issuerPaths;

interface Route {
  readonly tenant: string;
  readonly endpoint: Endpoint;
}

/** The endpoints of the development issuer, on the emulator's own port. */
export class IssuerEndpoint {
  constructor(
    private readonly issuer: DevelopmentIssuer,
    private readonly address: ServiceAddress,
    private readonly log: Logger,
  ) {}

  /** Answers a request for the issuer; false for any other one. */
  handleRequest(request: IncomingMessage, response: ServerResponse): boolean {
    const route = findRoute(request.url ?? '');
    if (route === undefined) return false;
    void this.#answer(route, request)
      .catch(errorAnswer)
      .then((answer) => {
        writeIssuerAnswer(request, response, answer);
        const { method = '', url = '' } = request;
        this.log.debug({ method, path: url, status: answer.status, ...errorOf(answer) }, 'issuer request');
      });
    return true;
  }

  async #answer({ tenant, endpoint }: Route, request: IncomingMessage): Promise<IssuerAnswer> {
    const { tenantId } = this.issuer.settings;
    if (tenant.toLowerCase() !== tenantId.toLowerCase()) {
      throw new OAuthError(
        'invalid_request',
        `The tenant ${JSON.stringify(tenant)} is unknown; expected ${tenantId} (developmentIssuer.tenantId).`,
      );
    }
    switch (endpoint) {
      case 'metadata': {
        expectMethod(request, ['GET', 'HEAD']);
        const base = `${this.address.baseUrl(request.headers.host)}/${tenantId}`;
        return { status: 200, body: issuerMetadata(this.issuer.url, base) };
      }
      case 'keys':
        expectMethod(request, ['GET', 'HEAD']);
        return { status: 200, body: this.issuer.keySet };
      case 'token':
        expectMethod(request, ['POST']);
        return this.#giveToken(request);
      case 'authorize':
        throw new OAuthError(
          'unsupported_response_type',
          'This issuer signs in no users. Ask for a token with client credentials.',
        );
    }
  }

  /** @see RFC 6749, 4.4 "Client Credentials Grant". */
  async #giveToken(request: IncomingMessage): Promise<IssuerAnswer> {
    const form = await readForm(request);
    const grantType = form.get('grant_type');
    if (grantType === undefined) throw new OAuthError('invalid_request', 'The form has no grant_type.');
    if (grantType !== 'client_credentials') {
      throw new OAuthError(
        'unsupported_grant_type',
        `The grant_type is ${JSON.stringify(grantType.slice(0, 100))}; expected client_credentials.`,
      );
    }
    const { applications, tokenLifetimeSeconds } = this.issuer.settings;
    const application = authenticateClient(applications, form, request.headers.authorization);
    const token = await this.issuer.applicationToken(application, requestedResource(form));
    return {
      status: 200,
      body: { token_type: 'Bearer', expires_in: tokenLifetimeSeconds, access_token: token },
    };
  }
}

const routes = Object.entries(issuerPaths) as [Endpoint, string][];

function findRoute(url: string): Route | undefined {
  const [path = ''] = url.split('?', 1);
  const [, tenant, rest] = /^\/([^/]+)\/(.+)$/.exec(path) ?? [];
  const endpoint = routes.find(([, ending]) => ending === rest)?.[0];
  return tenant === undefined || endpoint === undefined ? undefined : { tenant, endpoint };
}

function expectMethod({ method = '' }: IncomingMessage, allowed: readonly string[]): void {
  if (allowed.includes(method)) return;
  throw new OAuthError('invalid_request', `The method is ${method}; expected ${allowed.join(' or ')}.`, 405, {
    allow: allowed.join(', '),
  });
}

function errorOf({ body }: IssuerAnswer): object {
  return 'error_description' in body ? { reason: body.error_description } : {};
}
