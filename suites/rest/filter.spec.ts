import { expect, expectAccepted, scenario, step, verifies } from '../../fixtures/index.js';
import { expectRecipients } from '../recipients.js';
import { sendCall } from '../runtime/send-call.js';

scenario(
  "'group' in groups matches the connections that are in the group",
  verifies('REST-FILTER-01'),
  async ({ connect, service, ns }) => {
    const [inside, outside] = await Promise.all([connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${inside.group}' in groups`);
    const filter = `'${ns.room('lobby')}' in groups`;
    await service.sendToAll(ns.event('to the hub'), { filter });
    await service.sendToGroup(ns.group, ns.event('to the group'), { filter });
    await expectRecipients({ inside, outside }, 'to the hub', ['inside']);
    await expectRecipients({ inside, outside }, 'to the group', ['inside']);
  },
);

scenario(
  'connectionId eq matches that connection, and connectionId ne every other',
  verifies('REST-FILTER-02', 'REST-FILTER-03'),
  async ({ connect, service, eventHandler, ns }) => {
    const [named, second, third] = await Promise.all([connect(), connect(), connect()]);
    const id = eventHandler.connectionOf(named);
    await service.sendToAll(ns.event('to one'), { filter: `connectionId eq '${id}'` });
    await step('REST-FILTER-02', () => expectRecipients({ named, second, third }, 'to one', ['named']));
    await step('REST-FILTER-03', async () => {
      await service.sendToGroup(ns.group, ns.event('to others'), { filter: `connectionId ne '${id}'` });
      await expectRecipients({ named, second, third }, 'to others', ['second', 'third']);
    });
  },
);

scenario(
  'userId eq matches every connection whose token has that sub',
  verifies('REST-FILTER-04'),
  async ({ connect, service, ns }) => {
    const user = `ana ${ns.path}`;
    const [first, second, other, nobody] = await Promise.all([
      connect({ user }),
      connect({ user }),
      connect({ user: `ben ${ns.path}` }),
      connect(),
    ]);
    await service.sendToAll(ns.event('news'), { filter: `userId eq '${user}'` });
    await expectRecipients({ first, second, other, nobody }, 'news', ['first', 'second']);
  },
);

// Each connection is in the rooms that its name tells.
const membershipFilters: readonly (readonly [string, string, readonly string[], string])[] = [
  ['REST-FILTER-05', 'and asks for both conditions', ['ab', 'abc'], 'A and B'],
  ['REST-FILTER-06', 'or asks for one condition', ['a', 'b', 'ab', 'ac', 'bc', 'abc'], 'A or B'],
  ['REST-FILTER-07', 'not of parentheses matches what they do not match', ['b', 'c', 'bc'], 'not (A)'],
  ['REST-FILTER-08', 'parentheses group conditions', ['ac', 'bc', 'abc'], '(A or B) and C'],
  ['REST-FILTER-09', 'and binds tighter than or', ['a', 'ab', 'ac', 'bc', 'abc'], 'A or B and C'],
  ['REST-FILTER-10', 'an exception limits the last room only', ['a', 'b', 'ab', 'ac', 'abc'], 'A or B and not (C)'],
  ['REST-FILTER-11', 'an empty filter matches everybody', ['a', 'b', 'c', 'ab', 'ac', 'bc', 'abc'], ''],
];

for (const [id, title, expected, form] of membershipFilters) {
  scenario(title, verifies(id), async ({ connect, service, ns }) => {
    const members = ['a', 'b', 'c', 'ab', 'ac', 'bc', 'abc'];
    const clients = Object.fromEntries(
      await Promise.all(members.map(async (rooms) => [rooms, await connect({ name: rooms })] as const)),
    );
    for (const room of ['a', 'b', 'c']) {
      const inside = Object.entries(clients).filter(([rooms]) => rooms.includes(room));
      const filter = inside.map(([, client]) => `'${client.group}' in groups`).join(' or ');
      await service.addToGroups([ns.room(room)], filter);
    }
    const filter = form.replace(/[ABC]/g, (room) => `'${ns.room(room.toLowerCase())}' in groups`);
    await service.sendToGroup(ns.group, ns.event('to the group'), { filter });
    await expectRecipients(clients, 'to the group', expected);
  });
}

scenario(
  'two single quotes in a string stand for one',
  verifies('REST-FILTER-12'),
  async ({ connect, service, ns }) => {
    const [irish, other] = await Promise.all([connect({ user: "O'Brien" }), connect({ user: 'OBrien' })]);
    await service.sendToGroup(ns.group, ns.event('news'), { filter: "userId eq 'O''Brien'" });
    await expectRecipients({ irish, other }, 'news', ['irish']);
  },
);

scenario(
  'the letter case of identifiers does not matter',
  verifies('REST-FILTER-13'),
  async ({ connect, service, eventHandler, ns, hub }) => {
    const [ana, other] = await Promise.all([connect({ user: 'ana' }), connect()]);
    const filters = [
      ...['userid', 'USERID'].map((name) => `${name} eq 'ana'`),
      ...['connectionid', 'ConnectionID'].map((name) => `${name} eq '${eventHandler.connectionOf(ana)}'`),
      ...['Groups', 'GROUPS'].map((name) => `'${ana.group}' in ${name}`),
    ];
    for (const filter of filters) {
      const query = [['filter', filter]] as const;
      await expectAccepted(sendCall(service, hub('handler'), ns.group, { query, body: ns.event('news', filter) }));
      expect(await ana.next('news')).toEqual([filter]);
    }
    expect(await other.unread()).toEqual([]);
  },
);
