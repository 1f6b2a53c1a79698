import { createServer } from 'node:http';
import { exportJWK, generateKeyPair } from 'jose';
import { Provider, type Configuration } from 'oidc-provider';
import { listen } from '../../fixtures/http/listen.js';

/** Applications by client id, with the roles of each; every secret is `secret`. */
export type Applications = Readonly<Record<string, readonly string[]>>;

export interface LocalOidcProvider {
  readonly issuer: string;
  /** An access token for a resource, got with an application's client credentials. */
  token(clientId: string, resource: string): Promise<string>;
  close(): Promise<void>;
}

/** A certified OpenID Connect provider on a free port, which gives JWTs for whatever resource is asked for. */
export async function startOidcProvider(applications: Applications): Promise<LocalOidcProvider> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(privateKey)), alg: 'RS256', use: 'sig' }] };
  const server = createServer();
  const listening = await listen(server, '127.0.0.1', 0);
  const issuer = `http://127.0.0.1:${listening.port}`;
  const answer = new Provider(issuer, configuration(applications, jwks)).callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    token: async (clientId, resource) => {
      const body = new URLSearchParams({
        grant_type: 'client_credentials',
        client_id: clientId,
        client_secret: 'secret',
        resource,
      });
      const response = await fetch(`${issuer}/token`, { method: 'POST', body });
      const { access_token: token } = (await response.json()) as { access_token: string };
      return token;
    },
    close: () => listening.close(),
  };
}

function configuration(applications: Applications, jwks: NonNullable<Configuration['jwks']>): Configuration {
  return {
    jwks,
    ttl: { ClientCredentials: 600 },
    clients: Object.keys(applications).map((clientId) => ({
      client_id: clientId,
      client_secret: 'secret',
      token_endpoint_auth_method: 'client_secret_post',
      grant_types: ['client_credentials'],
      response_types: [],
      redirect_uris: [],
    })),
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: (_context, resource) => ({
          scope: '',
          audience: resource,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    extraTokenClaims: (_context, token) =>
      token.kind === 'ClientCredentials' ? { roles: [...(applications[token.clientId ?? ''] ?? [])] } : undefined,
  };
}
