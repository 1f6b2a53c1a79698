import type { IncomingMessage, ServerResponse } from 'node:http';

/** Which pages may call an app from a browser, as `Host.CORS` of local.settings.json says. */
export interface CorsRules {
  /** `*` is every origin. */
  readonly corsOrigins: readonly string[];
  readonly corsCredentials: boolean;
}

/**
 * Sets the headers that let a page of another origin read the answer.
 *
 * @returns whether the request was a preflight, which is answered then.
 * @see Fetch Standard, "CORS protocol".
 */
export function applyCors(request: IncomingMessage, response: ServerResponse, rules: CorsRules): boolean {
  const { origin } = request.headers;
  if (origin === undefined || !isAllowed(origin, rules)) return false;
  response.setHeader('access-control-allow-origin', rules.corsCredentials ? origin : allowedOrigin(origin, rules));
  response.appendHeader('vary', 'Origin');
  if (rules.corsCredentials) response.setHeader('access-control-allow-credentials', 'true');
  const method = request.headers['access-control-request-method'];
  if (request.method !== 'OPTIONS' || method === undefined) return false;
  response.setHeader('access-control-allow-methods', method);
  const headers = request.headers['access-control-request-headers'];
  if (headers !== undefined) response.setHeader('access-control-allow-headers', headers);
  response.writeHead(204).end();
  return true;
}

function isAllowed(origin: string, { corsOrigins }: CorsRules): boolean {
  return corsOrigins.some((allowed) => allowed === '*' || allowed.toLowerCase() === origin.toLowerCase());
}

function allowedOrigin(origin: string, { corsOrigins }: CorsRules): string {
  return corsOrigins.includes('*') ? '*' : origin;
}
