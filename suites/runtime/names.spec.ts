import { expect, scenario, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { eventsAt, expectRecipients } from '../recipients.js';
import { sendCall } from './send-call.js';

const text = { 'Content-Type': 'text/plain' };

for (const [id, path, name] of [
  ['RUNTIME-REST-PATH-01', 'a%20b', 'a b'],
  ['RUNTIME-REST-PATH-02', 'a%2Fb', 'a%2Fb'],
  ['RUNTIME-REST-PATH-03', 'a+b', 'a+b'],
  ['RUNTIME-REST-PATH-04', 'a%25b', 'a%b'],
  ['RUNTIME-REST-PATH-05', 'a%252Fb', 'a%2Fb'],
] as const) {
  scenario(
    `${path} in a path stands for ${JSON.stringify(name)}`,
    verifies(id),
    async ({ connect, service, ns, hub }) => {
      const client = await connect();
      const prefix = ns.path.slice(1);
      await service.addToGroups([`${prefix}${name}`], `'${client.group}' in groups`);
      const send = { headers: text, body: ns.event('news', path) };
      await callsOf(service, hub('handler'))('POST', `/groups/${prefix}${path}/:send`, send);
      expect(await eventsAt(client, 'news', 1)).toEqual([[path]]);
    },
  );
}

scenario(
  "the letter case of a hub's name does not matter",
  verifies('RUNTIME-REST-NAME-01'),
  async ({ connect, service, ns, hub }) => {
    const client = await connect();
    await service.sendToGroup(ns.group, ns.event('news'), { hub: hub('handler').toUpperCase() });
    await expectRecipients({ client }, 'news', ['client']);
  },
);

scenario(
  'rooms whose group names differ in letter case only are different rooms',
  verifies('RUNTIME-REST-NAME-02'),
  async ({ connect, service, ns }) => {
    const client = await connect();
    // In Base64: YWJj and YWJI.
    const [room, other] = [ns.room('abc'), ns.room('abI')];
    expect(other.toLowerCase()).toBe(room.toLowerCase());
    await service.addToGroups([room], `'${client.group}' in groups`);
    await service.sendToGroup(other, ns.event('other room'));
    await service.sendToGroup(room, ns.event('room'));
    await expectRecipients({ client }, 'room', ['client']);
    await expectRecipients({ client }, 'other room', []);
  },
);

scenario(
  "the letter case of a user's id matters",
  verifies('RUNTIME-REST-NAME-03'),
  async ({ connect, service, ns, hub }) => {
    const user = `ana-${ns.path.slice(1)}`;
    await connect({ user });
    const call = callsOf(service, hub('handler'));
    expect((await call('HEAD', `/users/${user}`)).status).toBe(200);
    expect((await call('HEAD', `/users/${user.toUpperCase()}`)).status).toBe(404);
  },
);

for (const [title, id, status, hubs] of [
  [
    "a hub's name outside the pattern is answered 400",
    'RUNTIME-REST-NAME-04',
    400,
    ['1hub', '_hub', 'a-hub', 'a%20hub', 'h%C3%BCb', 'h'.repeat(129)],
  ],
  [
    "a hub's name within the pattern is accepted",
    'RUNTIME-REST-NAME-06',
    202,
    ['Hub_1', 'a.b,c', 'a%60b', 'a%5Bb%5D', 'h'.repeat(128)],
  ],
] as const) {
  scenario(title, verifies(id), async ({ service, ns }) => {
    for (const hub of hubs) expect((await sendCall(service, hub, ns.group)).status, hub).toBe(status);
  });
}

scenario(
  "a group's name of white space only is answered 400",
  verifies('RUNTIME-REST-NAME-05'),
  async ({ service, ns, hub }) => {
    expect((await sendCall(service, hub('handler'), ' ')).status).toBe(400);
    expect((await sendCall(service, hub('handler'), '\t \n')).status).toBe(400);
    expect((await sendCall(service, hub('handler'), ` ${ns.path.slice(1)} `)).status).toBe(202);
  },
);

for (const [what, id, path] of [
  ['a connection', 'RUNTIME-REST-NAME-07', '/connections/%20/groups'],
  ['a user', 'RUNTIME-REST-NAME-08', '/users/%20/groups'],
] as const) {
  scenario(`the id of ${what} of white space only is answered 400`, verifies(id), async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    expect((await call('DELETE', path)).status).toBe(400);
    expect((await call('DELETE', path.replace('%20', ns.path.slice(1)))).status).toBe(204);
  });
}
