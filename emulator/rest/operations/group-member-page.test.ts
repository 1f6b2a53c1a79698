import { expect, it } from 'vitest';
import { operationById } from '../../../openapi/index.js';
import { Connection } from '../../connections/connection.js';
import { Hub } from '../../connections/hub.js';
import type { Hubs } from '../../connections/hubs.js';
import { CheckedFilter } from '../../filter/index.js';
import { Queries } from '../../queries/queries.js';
import { listGroupMembers } from './group-member-page.js';

const group = 'a b/ä';

function hubOf(ids: readonly string[], name = 'chat'): Hub {
  const hub = new Hub(name, { anonymousConnectPolicy: 'deny', eventHandlers: [] });
  for (const id of ids) {
    const identity = { userId: id === 'a' ? 'ana' : null, claims: {}, query: {}, headers: {}, groups: [group] };
    hub.add(new Connection(id, hub, identity));
  }
  return hub;
}

interface Page {
  readonly value: readonly { readonly connectionId: string; readonly userId: string | null }[];
  readonly nextLink?: string;
}

async function page(hub: Hub, query: URLSearchParams | string, ofGroup = group): Promise<Page> {
  const call = {
    operation: operationById('listConnectionsInGroup'),
    hub: hub.name,
    path: { hub: 'Chat', group: ofGroup },
    query: new URLSearchParams(query),
    filter: CheckedFilter.none,
    baseUrl: 'http://localhost:1',
    contentType: undefined,
    body: Buffer.alloc(0),
  };
  const queries = new Queries({ get: () => hub } as Partial<Hubs> as Hubs);
  return (await listGroupMembers(call, queries)).body as Page;
}

function idsOf({ value }: Page): string {
  return value.map(({ connectionId }) => connectionId).join('');
}

/** The ids of each page, following the links. */
async function pages(hub: Hub, query: string): Promise<string[]> {
  const found: string[] = [];
  for (let next: URLSearchParams | string | undefined = query; next !== undefined;) {
    const { nextLink, ...rest } = await page(hub, next);
    found.push(idsOf(rest));
    next = nextLink === undefined ? undefined : new URL(nextLink).searchParams;
  }
  return found;
}

it('lists connections with their users, the greatest id first', async () => {
  expect(await page(hubOf(['c', 'a', 'b']), '')).toEqual({
    value: [
      { connectionId: 'c', userId: null },
      { connectionId: 'a', userId: 'ana' },
      { connectionId: 'b', userId: null },
    ],
  });
});

it('lists no members of an empty group', async () => {
  expect(await page(hubOf(['a']), '', 'empty')).toEqual({ value: [] });
});

it.each([
  ['', ['eabcd']],
  ['maxpagesize=2', ['ba', 'dc', 'e']],
  ['maxpagesize=5', ['eabcd']],
  ['maxpagesize=2&top=3', ['ba', 'c']],
  ['maxpagesize=2&top=4', ['ba', 'dc']],
  ['top=2', ['ba']],
  ['top=9', ['eabcd']],
])('pages by %j', async (query, expected) => {
  expect(await pages(hubOf(['a', 'b', 'c', 'd', 'e']), query)).toEqual(expected);
});

it('pages by 200 where the caller gives no page size', async () => {
  const ids = Array.from({ length: 401 }, (_, index) => `c${String(index).padStart(3, '0')}`);
  expect((await pages(hubOf(ids), '')).map((found) => found.length / 4)).toEqual([200, 200, 1]);
});

it('continues after the last listed connection even if it has left', async () => {
  const hub = hubOf(['a', 'b', 'c', 'd']);
  const { nextLink } = await page(hub, 'maxpagesize=2');
  for (const connection of [...hub.connections()].slice(0, 2)) hub.remove(connection);
  expect(idsOf(await page(hub, new URL(nextLink ?? '').searchParams))).toBe('dc');
});

it('links to the next page as the caller asked for this one', async () => {
  const { nextLink } = await page(hubOf(['a', 'b', 'c']), 'api-version=2024-01-01&maxpagesize=1&top=2');
  expect(nextLink).toBe(
    'http://localhost:1/api/hubs/Chat/groups/a%20b%2F%C3%A4/connections?top=1&maxpagesize=1&continuationToken=a&api-version=2024-01-01',
  );
});

it('leaves parameters that were not given out of the link, but for the version', async () => {
  const ids = Array.from({ length: 201 }, (_, index) => `c${String(index).padStart(3, '0')}`);
  expect(new URL((await page(hubOf(ids), '')).nextLink ?? '').search).toBe(
    '?continuationToken=c199&api-version=2024-12-01',
  );
});

it.each([
  ['b', 'c'],
  ['B', 'c'],
  ['https://service/api/hubs/chat?continuationToken=z', ''],
  ['%', 'cab'],
])('lists what comes after the token %s, whatever it is', async (continuationToken, expected) => {
  expect(idsOf(await page(hubOf(['a', 'b', 'c']), new URLSearchParams({ continuationToken })))).toBe(expected);
});
