import { expect, scenario, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { eventsAt, expectRecipients } from '../recipients.js';
import { sendCall } from './send-call.js';

const text = { 'Content-Type': 'text/plain' };

for (const [id, title, names] of [
  [
    'RUNTIME-REST-PATH-01',
    'escapes in a path stand for their characters, and a plus sign for itself',
    [
      ['a%20b', 'a b'],
      ['a+b', 'a+b'],
      ['a%2Bb', 'a+b'],
      ['a%25b', 'a%b'],
      ['%C3%BC', 'ü'],
    ],
  ],
  [
    'RUNTIME-REST-PATH-02',
    'an escaped slash in a path stays escaped',
    [
      ['a%2Fb', 'a%2Fb'],
      ['a%252Fb', 'a%2Fb'],
    ],
  ],
] as const) {
  scenario(title, verifies(id), async ({ connect, service, ns, hub }) => {
    const client = await connect();
    const call = callsOf(service, hub('handler'));
    const prefix = ns.path.slice(1);
    for (const [path, name] of names) {
      await service.addToGroups([`${prefix}${name}`], `'${client.group}' in groups`);
      await call('POST', `/groups/${prefix}${path}/:send`, { headers: text, body: ns.event('news', path) });
      expect(await eventsAt(client, 'news', 1), path).toEqual([[path]]);
      await service.removeFromGroups([`${prefix}${name}`], `'${client.group}' in groups`);
    }
  });
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
  "the letter case of a group's name matters",
  verifies('RUNTIME-REST-NAME-02'),
  async ({ connect, service, ns }) => {
    const client = await connect();
    const group = `lobby of ${ns.path.slice(1)}`;
    await service.addToGroups([group], `'${client.group}' in groups`);
    await service.sendToGroup(group.toUpperCase(), ns.event('wrong case'));
    await service.sendToGroup(group, ns.event('right case'));
    await expectRecipients({ client }, 'right case', ['client']);
    await expectRecipients({ client }, 'wrong case', []);
  },
);

scenario(
  "the letter case of a user's name matters",
  verifies('RUNTIME-REST-NAME-03'),
  async ({ connect, service, ns, hub }) => {
    const user = `ana-${ns.path.slice(1)}`;
    await connect({ user });
    const call = callsOf(service, hub('handler'));
    expect((await call('HEAD', `/users/${user}`)).status).toBe(200);
    expect((await call('HEAD', `/users/${user.toUpperCase()}`)).status).toBe(404);
  },
);

scenario(
  "a hub's name that is not allowed is answered 400",
  verifies('RUNTIME-REST-NAME-04'),
  async ({ service, ns }) => {
    const send = async (hub: string) => (await sendCall(service, hub, ns.group)).status;
    for (const hub of ['1hub', '_hub', 'a-hub', 'a%20hub', 'h%C3%BCb', 'h'.repeat(129)]) {
      expect(await send(hub), hub).toBe(400);
    }
    for (const hub of ['Hub_1', 'a.b,c', 'a%60b', 'a%5Bb%5D', 'h'.repeat(128)]) expect(await send(hub), hub).toBe(202);
  },
);

scenario(
  "a group's name of white space only is answered 400",
  verifies('RUNTIME-REST-NAME-05'),
  async ({ service, ns, hub }) => {
    expect((await sendCall(service, hub('handler'), ' ')).status).toBe(400);
    expect((await sendCall(service, hub('handler'), '\t \n')).status).toBe(400);
    expect((await sendCall(service, hub('handler'), ` ${ns.path.slice(1)} `)).status).toBe(202);
  },
);
