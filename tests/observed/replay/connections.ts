import type { ObservedExchange } from '../../../specs/index.js';

/** The clients that were connected while some exchanges of a recording took place. */
export interface ConnectedClients {
  readonly hub: string;
  readonly user: string | undefined;
  readonly groups: readonly string[];
  readonly roles: readonly string[];
  /** Their connection ids, in the order in which they connect. */
  readonly ids: readonly string[];
}

/**
 * The clients that each exchange of a recording needs, as its answers show them. Equal objects follow each other while
 * the same clients are connected; undefined where nothing shows a client.
 *
 * A listing that begins with ids that are not among the known ones shows new clients; the pages after it show more of them.
 */
export function connectionsOf(exchanges: readonly ObservedExchange[]): readonly (ConnectedClients | undefined)[] {
  const user = exchanges.find(({ operation, response }) => operation === 'userExists' && response.status === 200);
  const populations: { start: number; ids: string[]; exchange: ObservedExchange; lastLink: string | undefined }[] = [];
  for (const [index, exchange] of exchanges.entries()) {
    const shown = shownIds(exchange);
    const current = populations.at(-1);
    if (shown.length === 0) continue;
    const isNext = current !== undefined && exchange.request.query.some(([name]) => name === 'continuationToken');
    if (isNext || (current !== undefined && shown.every((id) => current.ids.includes(id)))) {
      current.ids.push(...shown.filter((id) => !current.ids.includes(id)));
      current.lastLink = linkOf(exchange);
    } else {
      populations.push({
        start: populations.length === 0 ? 0 : index,
        ids: shown,
        exchange,
        lastLink: linkOf(exchange),
      });
    }
  }
  const clients = populations.map(({ start, ids, exchange, lastLink }) => ({
    start,
    clients: {
      hub: segment(exchange, 3),
      user: user && segment(user, 5),
      groups: exchange.operation === 'listConnectionsInGroup' ? [segment(exchange, 5)] : [],
      roles: exchange.operation === 'checkPermission' ? [roleOf(exchange)] : [],
      ids: lastLink === undefined ? ids : [...ids, nextId(lastLink)],
    },
  }));
  return exchanges.map((_, index) => clients.findLast(({ start }) => start <= index)?.clients);
}

/** The ids that an answer shows to be connected. */
function shownIds({ operation, request, response }: ObservedExchange): string[] {
  if (operation === 'checkPermission' && response.status === 200) return [decodeSegment(request.path, 7)];
  if (operation !== 'listConnectionsInGroup') return [];
  return listing(response.body).value.map(({ connectionId }) => connectionId);
}

function linkOf({ operation, response }: ObservedExchange): string | undefined {
  return operation === 'listConnectionsInGroup' ? listing(response.body).nextLink : undefined;
}

interface Listing {
  readonly value: readonly { readonly connectionId: string }[];
  readonly nextLink?: string;
}

function listing(body: ObservedExchange['response']['body']): Listing {
  return body !== null && 'json' in body ? (body.json as Listing) : { value: [] };
}

/** An id of a page that was linked and not recorded: any that directly follows the one of the link. */
function nextId(link: string): string {
  return `${new URL(link).searchParams.get('continuationToken') ?? ''}z`;
}

/** A permission that was not granted in the recording came from a role of the client's token. */
function roleOf(exchange: ObservedExchange): string {
  const target = exchange.request.query.find(([name]) => name === 'targetName')?.[1] ?? '';
  return `webpubsub.${segment(exchange, 5)}.${decodeURIComponent(target)}`;
}

function segment({ request }: ObservedExchange, index: number): string {
  return decodeSegment(request.path, index);
}

function decodeSegment(path: string, index: number): string {
  return decodeURIComponent(path.split('/')[index] ?? '');
}
