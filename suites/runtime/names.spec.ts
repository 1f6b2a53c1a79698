import { expect, expectAccepted, expectStatus, requireSuccess, scenario, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectMissing } from '../management/expect-missing.js';
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
      await expectAccepted(callsOf(service, hub('handler'))('POST', `/groups/${prefix}${path}/:send`, send));
      expect(await eventsAt(client, 'news', 1)).toEqual([[path]]);
    },
  );
}

scenario(
  "the letter case of a hub's name does not matter",
  verifies('RUNTIME-REST-NAME-01'),
  async ({ connect, service, ns, hub }) => {
    const client = await connect();
    await expectAccepted(sendCall(service, hub('handler').toUpperCase(), ns.group, { body: ns.event('news') }));
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
    await requireSuccess(call('HEAD', `/users/${user}`));
    await expectMissing(call('HEAD', `/users/${user.toUpperCase()}`), 'MANAGEMENT-USER-02');
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
    for (const hub of hubs) {
      const sent = sendCall(service, hub, ns.group);
      await (status === 202 ? expectAccepted(sent) : expectStatus(sent, status));
    }
  });
}

scenario(
  "a group's name of white space only is answered 400",
  verifies('RUNTIME-REST-NAME-05'),
  async ({ service, ns, hub }) => {
    await expectStatus(sendCall(service, hub('handler'), ' '), 400);
    await expectStatus(sendCall(service, hub('handler'), '\t \n'), 400);
    await requireSuccess(sendCall(service, hub('handler'), ` ${ns.path.slice(1)} `));
  },
);

for (const [what, id, path] of [
  ['a connection', 'RUNTIME-REST-NAME-07', '/connections/%20/groups'],
  ['a user', 'RUNTIME-REST-NAME-08', '/users/%20/groups'],
] as const) {
  scenario(`the id of ${what} of white space only is answered 400`, verifies(id), async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    await expectStatus(call('DELETE', path), 400);
    await requireSuccess(call('DELETE', path.replace('%20', ns.path.slice(1))));
  });
}
