import createClient, { createQuerySerializer, defaultPathSerializer, type Client } from 'openapi-fetch';
import { parseConnectionString } from '../protocol/index.js';
import type { paths } from './generated/service-api.js';
import { requestBody } from './request-body.js';
import { requestSigning } from './request-signing.js';

/** The API version that requests have unless they say otherwise. */
export const defaultApiVersion = '2024-12-01';

export type ServiceClient = Client<paths>;

interface CommonOptions {
  /** Stands in for the global `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** Seconds until a request's token expires. 300 when left out. */
  readonly lifetimeSeconds?: number;
  /** The `api-version` of requests that do not give one; null sends none. {@link defaultApiVersion} when left out. */
  readonly apiVersion?: string | null;
}

/** Where the service is and the key to sign with: a connection string, or its two parts. */
export type ServiceClientOptions = CommonOptions &
  ({ readonly connectionString: string } | { readonly endpoint: string; readonly accessKey: string });

/**
 * A typed client of the service's REST API. Each request carries a new token that is signed for its URL.
 *
 * A text or bytes as the body are sent as they are, with the content type `text/plain` or `application/octet-stream`; any
 * other value is sent as JSON. Headers of a call win over those of the client, `Content-Type` and `Authorization` included.
 *
 * @throws Error when the connection string is malformed. A call rejects when the service does not answer; a refusal is
 * no rejection but the `error` and `response` of the result.
 * @see service.openapi.yaml, which the types are generated from.
 * @example
 * const service = createServiceClient({ connectionString });
 * const { response } = await service.POST('/api/hubs/{hub}/groups/{group}/:send', {
 *   params: { path: { hub: 'chat', group: groupName('/', 'lobby') } },
 *   body: '42["news","hello"]',
 * });
 */
export function createServiceClient(options: ServiceClientOptions): ServiceClient {
  const { endpoint, accessKey } =
    'connectionString' in options ? parseConnectionString(options.connectionString) : options;
  const { lifetimeSeconds = 300, apiVersion = defaultApiVersion } = options;
  const client = createClient<paths>({
    baseUrl: endpoint,
    ...(options.fetch !== undefined && { fetch: options.fetch }),
    // The body brings its own content type, in place of the JSON that openapi-fetch presumes.
    headers: { 'Content-Type': null },
    bodySerializer: requestBody,
    pathSerializer: safePath,
    querySerializer: versionedQuery(apiVersion),
  });
  client.use(requestSigning({ accessKey, lifetimeSeconds }));
  return client;
}

const serializeQuery = createQuerySerializer<Record<string, unknown>>();

function versionedQuery(apiVersion: string | null): (query: Record<string, unknown>) => string {
  return (query) =>
    serializeQuery(apiVersion === null || 'api-version' in query ? query : { ...query, 'api-version': apiVersion });
}

/** A URL drops a segment of dots, escaped or not: a send to the group `..` would go to the whole hub. */
function safePath(path: string, parameters: Record<string, unknown>): string {
  for (const [name, value] of Object.entries(parameters)) {
    if (value === '.' || value === '..') {
      throw new Error(`The path parameter ${name} is "${value}", which no URL can carry. Use another name.`);
    }
  }
  return defaultPathSerializer(path, parameters);
}
