import type { Socket as EngineSocket } from 'engine.io';
import { expect, it } from 'vitest';
import { operationById } from '../../../openapi/index.js';
import { Connection } from '../../hubs/connection.js';
import { Hub } from '../../hubs/hub.js';
import { listGroupMembers } from './group-member-page.js';

const group = 'a b/ä';

function hubOf(ids: readonly string[], name = 'chat'): Hub {
  const hub = new Hub(name, { anonymousConnectPolicy: 'deny', eventHandlers: [] });
  for (const id of ids) {
    const identity = { userId: id === 'a' ? 'ana' : null, claims: {}, query: {}, headers: {}, groups: [group] };
    hub.add(new Connection(id, hub, {} as unknown as EngineSocket, identity));
  }
  return hub;
}

interface Page {
  readonly value: readonly { readonly connectionId: string; readonly userId?: string }[];
  readonly nextLink: string | null;
}

function page(hub: Hub, query: URLSearchParams | string, ofGroup = group): Page {
  return listGroupMembers({
    operation: operationById('listConnectionsInGroup'),
    hub,
    path: { hub: hub.name, group: ofGroup },
    query: new URLSearchParams(query),
    baseUrl: 'http://localhost:1',
    contentType: undefined,
    body: Buffer.alloc(0),
  }).body as Page;
}

/** The ids of each page, following the links. */
function pages(hub: Hub, query: string): string[] {
  const found: string[] = [];
  for (let next: URLSearchParams | string | undefined = query; next !== undefined;) {
    const { value, nextLink } = page(hub, next);
    found.push(value.map(({ connectionId }) => connectionId).join(''));
    next = nextLink === null ? undefined : new URL(nextLink).searchParams;
  }
  return found;
}

it('orders connections by id and names their users', () => {
  expect(page(hubOf(['c', 'a', 'b']), '')).toEqual({
    value: [{ connectionId: 'a', userId: 'ana' }, { connectionId: 'b' }, { connectionId: 'c' }],
    nextLink: null,
  });
});

it('has nothing of a group that nobody is in', () => {
  expect(page(hubOf(['a']), '', 'empty')).toEqual({ value: [], nextLink: null });
});

it.each([
  ['', ['abcde']],
  ['maxpagesize=2', ['ab', 'cd', 'e']],
  ['maxpagesize=5', ['abcde']],
  ['maxpagesize=2&top=3', ['ab', 'c']],
  ['maxpagesize=2&top=4', ['ab', 'cd']],
  ['top=2', ['ab']],
  ['top=9', ['abcde']],
])('pages by %j', (query, expected) => {
  expect(pages(hubOf(['a', 'b', 'c', 'd', 'e']), query)).toEqual(expected);
});

it('pages by 200 where the caller does not say', () => {
  const ids = Array.from({ length: 401 }, (_, index) => `c${String(index).padStart(3, '0')}`);
  expect(pages(hubOf(ids), '').map((found) => found.length / 4)).toEqual([200, 200, 1]);
});

it('goes on after the last connection of a page, whoever left since', () => {
  const hub = hubOf(['a', 'b', 'c', 'd']);
  const { nextLink } = page(hub, 'maxpagesize=2');
  for (const connection of [...hub.connections()].slice(0, 2)) hub.remove(connection);
  const next = page(hub, new URL(nextLink ?? '').searchParams);
  expect(next.value.map(({ connectionId }) => connectionId)).toEqual(['c', 'd']);
});

it('links to the next page as the caller asked for this one', () => {
  const { nextLink } = page(hubOf(['a', 'b', 'c']), 'api-version=2024-01-01&maxpagesize=1&top=2');
  const url = new URL(nextLink ?? '');
  expect(url.origin + url.pathname).toBe('http://localhost:1/api/hubs/chat/groups/a%20b%2F%C3%A4/connections');
  expect(Object.fromEntries(url.searchParams)).toEqual({
    'api-version': '2024-01-01',
    maxpagesize: '1',
    top: '1',
    continuationToken: expect.any(String) as string,
  });
});

it.each([
  ['junk', (): string => 'junk'],
  ['empty', (): string => ''],
  ['of another hub', (): string => tokenOf(hubOf(['a', 'b'], 'news'))],
  ['of JSON that says nothing', (): string => Buffer.from('[1,2]').toString('base64url')],
])('refuses a continuation token that is %s', (_, makeToken) => {
  const query = new URLSearchParams({ continuationToken: makeToken() });
  expect(() => page(hubOf(['a', 'b']), query)).toThrow(
    expect.objectContaining({ status: 400, target: 'continuationToken' }) as Error,
  );
});

it('refuses a continuation token of another group', () => {
  const hub = hubOf(['a', 'b']);
  const query = new URLSearchParams({ continuationToken: tokenOf(hub) });
  expect(() => page(hub, query, 'other')).toThrow('continuationToken was not given by this service');
});

function tokenOf(hub: Hub): string {
  const { nextLink } = page(hub, 'maxpagesize=1');
  return new URL(nextLink ?? '').searchParams.get('continuationToken') ?? '';
}
