import { expect, expectAccepted, expectStatus, jsonOf, scenario, step, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';
import { sendCall } from './send-call.js';

const json = { 'Content-Type': 'application/json' };

scenario(
  'a send that is not authenticated is answered 401, even if its filter and its body are bad',
  verifies('RUNTIME-REST-ORDER-01'),
  async ({ service, ns, hub }) => {
    const flaws = { query: [['filter', 'invalid filter']], headers: json, body: 'not JSON' } as const;
    await expectStatus(sendCall(service, hub('handler'), ns.group, { ...flaws, token: 'none' }), 401);
    await step('RUNTIME-REST-ORDER-02', () => expectStatus(sendCall(service, hub('handler'), ns.group, flaws), 400));
  },
);

scenario(
  'a bad filter is reported before a bad body',
  verifies('RUNTIME-REST-ORDER-02'),
  async ({ service, ns, hub }) => {
    const flaws = { query: [['filter', 'invalid filter']], headers: json, body: 'not JSON' } as const;
    const answer = await expectStatus(sendCall(service, hub('handler'), ns.group, flaws), 400);
    expect(jsonOf(answer)).toMatchObject({ target: 'filter' });
  },
);

for (const [title, requirement, written] of [
  [
    'ids in excluded that are joined by a comma exclude no connection',
    'RUNTIME-REST-PARAMETER-01',
    (ids: string[]) => [ids.join(',')],
  ],
  [
    'an id in excluded with white space around it excludes no connection',
    'RUNTIME-REST-PARAMETER-04',
    (ids: string[]) => ids.map((id) => ` ${id} `),
  ],
] as const) {
  scenario(title, verifies(requirement), async ({ connect, service, eventHandler, ns }) => {
    const [first, second] = await Promise.all([connect(), connect()]);
    const ids = [first, second].map((client) => eventHandler.connectionOf(client));
    await service.sendToGroup(ns.group, ns.event('news'), { excluded: written(ids) });
    await expectRecipients({ first, second }, 'news', ['first', 'second']);
    await step('REST-SEND-09', async () => {
      await service.sendToGroup(ns.group, ns.event('news'), { excluded: ids });
      await expectRecipients({ first, second }, 'news', []);
    });
  });
}

for (const [operation, id, needed] of [
  ['addToGroups', 'RUNTIME-REST-BULK-01', 'REST-GROUPS-01'],
  ['removeFromGroups', 'RUNTIME-REST-BULK-04', 'REST-GROUPS-05'],
] as const) {
  scenario(`${operation} without groups is answered 400`, verifies(id), async ({ service, ns, hub }) => {
    const change = async (groups: object) => {
      const body = JSON.stringify({ filter: `'${ns.group}' in groups`, ...groups });
      return (await callsOf(service, hub('handler'))('POST', `/:${operation}`, { headers: json, body })).status;
    };
    expect(await change({})).toBe(400);
    await step(needed, async () => {
      expect(await change({ groups: [ns.room('lobby')] })).toBe(200);
    });
  });
}

const flawedBodies = [
  ['RUNTIME-REST-BULK-05', 'groups that are null', () => ({ groups: null })],
  ['RUNTIME-REST-BULK-06', 'an empty list of groups', () => ({ groups: [] })],
  ['RUNTIME-REST-BULK-07', 'a blank group', (group: string) => ({ groups: [group, ' '] })],
  ['RUNTIME-REST-BULK-08', 'a group with too long a name', (group: string) => ({ groups: [group, 'x'.repeat(1025)] })],
  ['RUNTIME-REST-BULK-03', 'a filter of white space', (group: string) => ({ groups: [group], filter: ' \t' })],
] as const;

const groupOperations = ['addToGroups', 'removeFromGroups'] as const;

for (const [id, what, flawed] of flawedBodies) {
  scenario(`a change of groups with ${what} is answered 400`, verifies(id), async ({ service, ns, hub }) => {
    for (const operation of groupOperations) {
      const body = JSON.stringify({ filter: `'${ns.group}' in groups`, ...flawed(ns.room('lobby')) });
      const { status } = await callsOf(service, hub('handler'))('POST', `/:${operation}`, { headers: json, body });
      expect(status, operation).toBe(400);
    }
  });

  scenario(
    `a change of groups with ${what} changes nothing`,
    verifies('RUNTIME-REST-BULK-09'),
    async ({ connect, service, ns, hub }) => {
      const [member, other] = await Promise.all([connect(), connect()]);
      const room = ns.room('lobby');
      await service.addToGroups([room], `'${member.group}' in groups`);
      for (const operation of groupOperations) {
        const body = JSON.stringify({ filter: `'${ns.group}' in groups`, ...flawed(room) });
        await callsOf(service, hub('handler'))('POST', `/:${operation}`, { headers: json, body });
        await service.sendToGroup(room, ns.event('news'));
        await expectRecipients({ member, other }, 'news', ['member'], operation);
      }
    },
  );
}

scenario(
  'a change of groups may name more than a thousand groups',
  verifies('RUNTIME-REST-BULK-02'),
  async ({ connect, service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const client = await connect();
    const rooms = Array.from({ length: 1025 }, (_, index) => ns.room(String(index)));
    const change = { headers: json, body: JSON.stringify({ groups: rooms, filter: `'${client.group}' in groups` }) };
    await expectAccepted(call('POST', '/:addToGroups', change));
    await service.sendToGroup(ns.room('1024'), ns.event('news'));
    await expectRecipients({ client }, 'news', ['client']);
    await expectAccepted(call('POST', '/:removeFromGroups', change));
    await service.sendToGroup(ns.room('1024'), ns.event('news'));
    await expectRecipients({ client }, 'news', []);
  },
);
