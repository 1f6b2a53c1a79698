import type { IncomingMessage } from 'node:http';
import { groupNameRule, isGroupName } from '../../protocol/index.js';
import type { ClientIdentity, ValuesByName } from '../connections/connection.js';
import type { ServiceAddress } from '../http/service-address.js';
import type { HubSettings } from '../settings/settings.js';
import { isClientAudience } from '../tokens/audience.js';
import type { KeyTokenVerifier } from '../tokens/key-token-verifier.js';
import type { ClientRequest } from './client-request.js';

/** Who the client is, or why it is refused. */
export type Authentication =
  | { readonly accepted: true; readonly identity: ClientIdentity }
  | { readonly accepted: false; readonly status: 400 | 401; readonly reason: string };

/** Never shown to event handlers. */
const hiddenHeader = /^(authorization$|x-asrs-internal-)/;

/**
 * Checks a handshake's token, from the query parameter `access_token` or else the `Authorization` header. A hub that
 * allows anonymous clients validates nothing.
 *
 * @see socket-io-serverless-protocol.md, "Authentication".
 */
export function authenticateClient(
  { headers }: IncomingMessage,
  { query, rawPath, hub }: ClientRequest,
  policy: HubSettings['anonymousConnectPolicy'],
  address: ServiceAddress,
  verifier: KeyTokenVerifier,
): Authentication {
  const known = { query: valuesOfQuery(query), headers: valuesOfHeaders(headers) };
  const token = query.get('access_token') ?? bearerToken(headers.authorization);
  if (token === undefined || token === '') {
    if (policy === 'allow') return { accepted: true, identity: { ...anonymous, ...known } };
    return {
      accepted: false,
      status: 401,
      reason: `No access token was given. Put one into the query parameter "access_token", or allow anonymous clients of the hub ${JSON.stringify(hub)}.`,
    };
  }
  const hosts = address.hosts(headers.host);
  const verdict = verifier.verify(
    token,
    (audience) => isClientAudience(audience, { hosts, rawPath }),
    `${address.endpoint}${rawPath}`,
  );
  if (!verdict.valid) {
    if (policy === 'allow') return { accepted: true, identity: { ...anonymous, ...known } };
    return { accepted: false, status: 401, reason: `The access token is rejected: ${verdict.reason}.` };
  }
  const { claims } = verdict;
  const groups = [claims['webpubsub.group'] ?? []].flat() as unknown[];
  if (!groups.every(isGroup)) {
    const seen = JSON.stringify(groups.find((group) => !isGroup(group)));
    return {
      accepted: false,
      status: 400,
      reason: `The access token's claim "webpubsub.group" has ${seen}; a group's name is ${groupNameRule}.`,
    };
  }
  return {
    accepted: true,
    identity: { userId: readUserId(claims['sub']), claims: valuesOfClaims(claims), groups, ...known },
  };
}

const anonymous = { userId: null, claims: {}, groups: [] } as const;

function isGroup(value: unknown): value is string {
  return typeof value === 'string' && isGroupName(value);
}

/** `sub` is a text by its specification, but whatever a backend signs gets here. */
function readUserId(subject: unknown): string | null {
  return subject === undefined || subject === null || subject === '' ? null : claimText(subject);
}

function bearerToken(authorization: string | undefined): string | undefined {
  return /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1];
}

function valuesOfClaims(claims: Readonly<Record<string, unknown>>): ValuesByName {
  return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, [value].flat().map(claimText)]));
}

function claimText(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function valuesOfQuery(query: URLSearchParams): ValuesByName {
  const names = [...new Set(query.keys())].filter((name) => name !== 'access_token');
  return Object.fromEntries(names.map((name) => [name, query.getAll(name)]));
}

function valuesOfHeaders(headers: IncomingMessage['headers']): ValuesByName {
  const shown = Object.entries(headers).filter(([name]) => !hiddenHeader.test(name));
  return Object.fromEntries(shown.map(([name, value]) => [name, [value ?? []].flat()]));
}
