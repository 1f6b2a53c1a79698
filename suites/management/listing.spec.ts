import { expect, scenario, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { followPages, type Page } from './pages.js';

scenario(
  'listing a group tells the connection and user of everybody in it, and of nobody else',
  verifies('MANAGEMENT-LIST-01', 'MANAGEMENT-LIST-02', 'MANAGEMENT-LIST-06'),
  async ({ connect, service, upstream, ns, hub }) => {
    const user = `ana-${ns.path.slice(1)}`;
    const [ana, anonymous] = await Promise.all([connect({ user }), connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${ana.group}' in groups or '${anonymous.group}' in groups`);
    const { status, body } = await callsOf(service, hub('handler'))('GET', `/groups/${ns.room('lobby')}/connections`);
    expect(status).toBe(200);
    const { value, nextLink } = JSON.parse(body) as Page;
    expect(nextLink ?? null).toBeNull();
    expect(value).toHaveLength(2);
    const byId = new Map(value.map(({ connectionId, ...rest }) => [connectionId, rest.userId ?? null]));
    expect(byId).toEqual(
      new Map([
        [upstream.connectionOf(ana), user],
        [upstream.connectionOf(anonymous), null],
      ]),
    );
  },
);

scenario(
  'the pages of a listing together have each connection once',
  verifies('MANAGEMENT-LIST-04'),
  async ({ connect, service, upstream, ns, hub }) => {
    const clients = await Promise.all(Array.from({ length: 5 }, () => connect()));
    const pages = await followPages(callsOf(service, hub('handler')), ns.group, [['maxpagesize', '2']]);
    for (const { value } of pages) expect(value.length).toBeLessThanOrEqual(2);
    const ids = pages.flatMap(({ value }) => value.map(({ connectionId }) => connectionId));
    expect(ids).toHaveLength(5);
    expect(new Set(ids)).toEqual(new Set(clients.map((client) => upstream.connectionOf(client))));
  },
);

scenario(
  'the link to the next page is absolute and carries on with what was asked for',
  verifies('MANAGEMENT-LIST-05'),
  async ({ connect, service, ns, hub }) => {
    await Promise.all([connect(), connect(), connect()]);
    const query = [
      ['maxpagesize', '1'],
      ['top', '3'],
    ] as const;
    const [first] = await followPages(callsOf(service, hub('handler')), ns.group, query);
    const { protocol, searchParams } = new URL(first?.nextLink ?? '');
    expect(protocol).toMatch(/^https?:$/);
    expect(Object.fromEntries(searchParams)).toEqual({
      'api-version': '2024-12-01',
      maxpagesize: '1',
      top: '2',
      continuationToken: expect.stringMatching(/./) as unknown,
    });
  },
);

scenario(
  'top limits what all pages of a listing have together',
  verifies('MANAGEMENT-LIST-07'),
  async ({ connect, service, ns, hub }) => {
    await Promise.all([connect(), connect(), connect(), connect()]);
    const call = callsOf(service, hub('handler'));
    const list = async (...query: (readonly [string, string])[]) =>
      (await followPages(call, ns.group, query)).flatMap(({ value }) => value).length;
    expect(await list(['top', '3'])).toBe(3);
    expect(await list(['top', '3'], ['maxpagesize', '2'])).toBe(3);
    expect(await list(['top', '9'])).toBe(4);
  },
);

for (const [id, name, allowed, refused] of [
  ['MANAGEMENT-LIST-09', 'maxpagesize', ['1', '200'], ['0', '-1', '201', '1.5', 'all']],
  ['MANAGEMENT-LIST-10', 'top', ['1', '2147483647'], ['0', '-1', '2147483648', '1.5', 'all']],
] as const) {
  scenario(`${name} has its bounds`, verifies(id), async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const statusOf = async (value: string) => {
      const { status } = await call('GET', `/groups/${ns.group}/connections`, { query: [[name, value]] });
      return [value, status] as const;
    };
    expect(await Promise.all(allowed.map(statusOf))).toEqual(allowed.map((value) => [value, 200]));
    expect(await Promise.all(refused.map(statusOf))).toEqual(refused.map((value) => [value, 400]));
  });
}

scenario(
  'listing a group that nobody is in gives an empty list',
  verifies('MANAGEMENT-LIST-11'),
  async ({ service, ns, hub }) => {
    const { status, body } = await callsOf(service, hub('handler'))('GET', `/groups/${ns.room('empty')}/connections`);
    expect(status).toBe(200);
    expect((JSON.parse(body) as Page).value).toEqual([]);
  },
);

scenario(
  'a paging parameter that is repeated or blank is answered 400',
  verifies('MANAGEMENT-LIST-12'),
  async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const list = async (...query: (readonly [string, string])[]) =>
      (await call('GET', `/groups/${ns.group}/connections`, { query })).status;
    expect(await list(['maxpagesize', '2'], ['top', '2'])).toBe(200);
    for (const name of ['maxpagesize', 'top']) {
      expect(await list([name, '2'], [name, '2']), `${name} twice`).toBe(400);
      expect(await list([name, '']), `${name} blank`).toBe(400);
    }
    expect(await list(['continuationToken', '']), 'continuationToken blank').toBe(400);
  },
);
