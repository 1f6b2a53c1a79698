import {
  expect,
  expectAccepted,
  expectStatus,
  requireSuccess,
  scenario,
  step,
  verifies,
  type SocketClient,
} from '../../fixtures/index.js';
import { callsOf, type HubCall } from '../hub-calls.js';
import { followPages, readNextLink, requirePage } from './pages.js';

scenario(
  'a listing has the connections of its group with their users, and no other',
  verifies(
    'MANAGEMENT-LIST-01',
    'MANAGEMENT-LIST-02',
    'MANAGEMENT-LIST-06',
    'MANAGEMENT-LIST-13',
    'MANAGEMENT-LIST-14',
    'MANAGEMENT-LIST-15',
  ),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const user = `ana-${ns.path.slice(1)}`;
    const [ana, anonymous] = await Promise.all([connect({ user }), connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${ana.group}' in groups or '${anonymous.group}' in groups`);
    const { value, nextLink } = await requirePage(
      callsOf(service, hub('handler'))('GET', `/groups/${ns.room('lobby')}/connections`),
    );
    const members = [ana, anonymous].map((client) => eventHandler.connectionOf(client));
    const ids = value.map(({ connectionId }) => connectionId);
    const userOf = (client: SocketClient) =>
      value.find(({ connectionId }) => connectionId === eventHandler.connectionOf(client))?.userId ?? null;
    await step('MANAGEMENT-LIST-06', () => expect(nextLink ?? null).toBeNull());
    await step('MANAGEMENT-LIST-01', () => expect(ids).toEqual(expect.arrayContaining(members)));
    await step('MANAGEMENT-LIST-13', () => expect(ids.filter((id) => !members.includes(id))).toEqual([]));
    await step('MANAGEMENT-LIST-02', () => expect(userOf(ana)).toBe(user));
    await step('MANAGEMENT-LIST-15', () => expect(userOf(anonymous)).toBeNull());
  },
);

scenario(
  'the pages of a listing together have each connection once',
  verifies('MANAGEMENT-LIST-04', 'MANAGEMENT-LIST-16'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const clients = await Promise.all(Array.from({ length: 5 }, () => connect()));
    const pages = await followPages(callsOf(service, hub('handler')), ns.group, [['maxpagesize', '2']]);
    await step('MANAGEMENT-LIST-04', () => {
      for (const { value } of pages) expect(value.length).toBeLessThanOrEqual(2);
    });
    const ids = pages.flatMap(({ value }) => value.map(({ connectionId }) => connectionId));
    await step('MANAGEMENT-LIST-16', () =>
      expect(ids.sort()).toEqual(clients.map((client) => eventHandler.connectionOf(client)).sort()),
    );
  },
);

scenario(
  'the link to the next page is absolute and continues the request',
  verifies('MANAGEMENT-LIST-05', 'MANAGEMENT-LIST-17', 'MANAGEMENT-LIST-18'),
  async ({ connect, service, ns, hub }) => {
    await Promise.all([connect(), connect(), connect()]);
    const query = [
      ['maxpagesize', '1'],
      ['top', '3'],
    ] as const;
    const path = `/groups/${ns.group}/connections`;
    const link = readNextLink(await requirePage(callsOf(service, hub('handler'))('GET', path, { query })));
    const parameters = Object.fromEntries(link.searchParams);
    await step('MANAGEMENT-LIST-05', () => {
      expect(link.protocol).toMatch(/^https?:$/);
      expect(parameters).toMatchObject({ continuationToken: expect.stringMatching(/./) });
    });
    await step('MANAGEMENT-LIST-17', () =>
      expect(parameters).toMatchObject({ 'api-version': '2024-12-01', maxpagesize: '1' }),
    );
    await step('MANAGEMENT-LIST-18', () => expect(parameters).toMatchObject({ top: '2' }));
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

for (const [name, accepts, rejects, allowed, rejected] of [
  ['maxpagesize', 'MANAGEMENT-LIST-20', 'MANAGEMENT-LIST-09', ['1', '200'], ['0', '-1', '201', '1.5', 'all']],
  ['top', 'MANAGEMENT-LIST-21', 'MANAGEMENT-LIST-10', ['1', '2147483647'], ['0', '-1', '2147483648', '1.5', 'all']],
] as const) {
  scenario(`${name} may be one of its bounds`, verifies(accepts), async ({ service, ns, hub }) => {
    const list = listWith(callsOf(service, hub('handler')), ns.group);
    for (const value of allowed) await expectAccepted(list([name, value]));
  });

  scenario(`${name} beyond its bounds is answered 400`, verifies(rejects), async ({ service, ns, hub }) => {
    const list = listWith(callsOf(service, hub('handler')), ns.group);
    for (const value of rejected) await expectStatus(list([name, value]), 400);
  });
}

scenario('listing an empty group gives an empty list', verifies('MANAGEMENT-LIST-11'), async ({ service, ns, hub }) => {
  const list = callsOf(service, hub('handler'))('GET', `/groups/${ns.room('empty')}/connections`);
  const { value } = await requirePage(await expectStatus(list, 200));
  expect(value).toEqual([]);
});

scenario(
  'a continuation token that the service did not issue is accepted',
  verifies('MANAGEMENT-LIST-19'),
  async ({ connect, service, ns, hub }) => {
    await connect();
    const list = listWith(callsOf(service, hub('handler')), ns.group);
    await expectAccepted(list(['continuationToken', 'https://service/api/hubs/chat?continuationToken=a']));
  },
);

scenario(
  'a repeated paging parameter is answered 400',
  verifies('MANAGEMENT-LIST-12'),
  async ({ service, ns, hub }) => {
    const list = listWith(callsOf(service, hub('handler')), ns.group);
    await requireSuccess(list(['maxpagesize', '2'], ['top', '2']));
    for (const name of ['maxpagesize', 'top', 'continuationToken']) {
      await expectStatus(list([name, '2'], [name, '2']), 400);
    }
  },
);

scenario('a blank maxpagesize or top is answered 400', verifies('MANAGEMENT-LIST-22'), async ({ service, ns, hub }) => {
  const list = listWith(callsOf(service, hub('handler')), ns.group);
  for (const name of ['maxpagesize', 'top']) await expectStatus(list([name, '']), 400);
});

scenario(
  'a continuation token of 2049 characters is answered 400',
  verifies('MANAGEMENT-LIST-23'),
  async ({ service, ns, hub }) => {
    const list = listWith(callsOf(service, hub('handler')), ns.group);
    await expectStatus(list(['continuationToken', 'z'.repeat(2049)]), 400);
  },
);

/** Lists the group with the parameters that are given. */
function listWith(call: HubCall, group: string) {
  return async (...query: (readonly [string, string])[]) => call('GET', `/groups/${group}/connections`, { query });
}
