import {
  expect,
  expectAccepted,
  expectStatus,
  requireSuccess,
  scenario,
  type ScenarioFixtures,
  step,
  verifies,
} from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';
import { sendCall } from './send-call.js';

for (const [id, type] of [
  ['RUNTIME-REST-CONTENT-01', 'application/octet-stream'],
  ['RUNTIME-REST-CONTENT-02', undefined],
] as const) {
  scenario(
    `a body of ${type ?? 'no content type'} is delivered unchanged`,
    verifies(id),
    async ({ connect, service, ns, hub }) => {
      const client = await connect();
      const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type };
      const options = { headers, body: ns.event('news', 'grüße') };
      await expectAccepted(sendCall(service, hub('handler'), ns.group, options));
      expect(await client.next('news')).toEqual(['grüße']);
    },
  );
}

for (const [id, what, types] of [
  ['RUNTIME-REST-CONTENT-03', 'a content type that sends do not declare', ['application/xml', 'text/html']],
  ['RUNTIME-REST-CONTENT-04', 'an unknown charset', ['text/plain; charset=klingon']],
  ['RUNTIME-REST-CONTENT-08', 'a malformed content type', ['text', 'a b', 'text/plain; charset="']],
] as const) {
  const sendWith =
    ({ service, ns, hub }: Pick<ScenarioFixtures, 'service' | 'ns' | 'hub'>) =>
    async (type: string) =>
      sendCall(service, hub('handler'), ns.group, { headers: { 'Content-Type': type }, body: ns.event('news') });

  scenario(`${what} is answered 415`, verifies(id), async ({ service, ns, hub }) => {
    const send = sendWith({ service, ns, hub });
    for (const type of types) await expectStatus(send(type), 415);
    await requireSuccess(send('text/plain; charset=utf-8'));
  });

  scenario(
    `a send with ${what} is delivered to no client`,
    verifies('RUNTIME-REST-CONTENT-09'),
    async ({ connect, service, ns, hub }) => {
      const client = await connect();
      const send = sendWith({ service, ns, hub });
      for (const type of types) await send(type);
      await expectRecipients({ client }, 'news', []);
      await requireSuccess(send('text/plain; charset=utf-8'));
      await step('REST-SEND-02', () => expectRecipients({ client }, 'news', ['client']));
    },
  );
}

scenario(
  'a text in another charset reaches clients as the same text',
  verifies('RUNTIME-REST-CONTENT-05'),
  async ({ connect, service, ns, hub }) => {
    const client = await connect();
    for (const [charset, encoding] of [
      ['iso-8859-1', 'latin1'],
      ['utf-16', 'utf16le'],
    ] as const) {
      const headers = { 'Content-Type': `text/plain; charset=${charset}` };
      const body = Buffer.from(ns.event('news', 'grüße'), encoding);
      await expectAccepted(sendCall(service, hub('handler'), ns.group, { headers, body }));
      expect(await client.next('news'), charset).toEqual(['grüße']);
    }
  },
);

scenario(
  'a body of application/json that is not JSON is answered 400',
  verifies('RUNTIME-REST-CONTENT-06'),
  async ({ service, ns, hub }) => {
    const body = ns.event('news');
    const json = { 'Content-Type': 'application/json' };
    await expectStatus(sendCall(service, hub('handler'), ns.group, { headers: json, body }), 400);
    await requireSuccess(sendCall(service, hub('handler'), ns.group, { body }));
  },
);

const changeWith =
  ({ service, ns, hub }: Pick<ScenarioFixtures, 'service' | 'ns' | 'hub'>) =>
  async (operation: string, headers: Record<string, string>) => {
    const body = JSON.stringify({ groups: [ns.room('lobby')], filter: `'${ns.group}' in groups` });
    return callsOf(service, hub('handler'))('POST', `/:${operation}`, { headers, body });
  };

const otherTypes: Record<string, string>[] = [{ 'Content-Type': 'text/plain' }, {}];

scenario(
  'a change of groups that is not application/json is answered 415',
  verifies('RUNTIME-REST-CONTENT-07', 'RUNTIME-REST-CONTENT-10'),
  async ({ service, ns, hub }) => {
    const change = changeWith({ service, ns, hub });
    for (const operation of ['addToGroups', 'removeFromGroups']) {
      await step('RUNTIME-REST-CONTENT-07', () =>
        expectStatus(change(operation, { 'Content-Type': 'text/plain' }), 415),
      );
      await step('RUNTIME-REST-CONTENT-10', () => expectStatus(change(operation, {}), 415));
    }
    await requireSuccess(change('addToGroups', { 'Content-Type': 'application/json; charset=utf-8' }));
  },
);

scenario(
  'a change of groups that is not application/json changes nothing',
  verifies('RUNTIME-REST-CONTENT-11'),
  async ({ connect, service, ns, hub }) => {
    const [member, other] = await Promise.all([connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${member.group}' in groups`);
    const change = changeWith({ service, ns, hub });
    for (const operation of ['addToGroups', 'removeFromGroups']) {
      for (const headers of otherTypes) await change(operation, headers);
      await service.sendToGroup(ns.room('lobby'), ns.event('news'));
      await expectRecipients({ member, other }, 'news', ['member']);
    }
  },
);
