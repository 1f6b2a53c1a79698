import { expect, scenario, verifies } from '../../fixtures/index.js';
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
      expect((await sendCall(service, hub('handler'), ns.group, options)).status).toBe(202);
      expect(await client.next('news')).toEqual(['grüße']);
    },
  );
}

for (const [id, what, types] of [
  ['RUNTIME-REST-CONTENT-03', 'a content type that sends do not declare', ['application/xml', 'text/html']],
  ['RUNTIME-REST-CONTENT-04', 'an unknown charset', ['text/plain; charset=klingon']],
  ['RUNTIME-REST-CONTENT-08', 'a malformed content type', ['text', 'a b', 'text/plain; charset="']],
] as const) {
  scenario(
    `${what} is answered 415, and the send is delivered to no client`,
    verifies(id, 'RUNTIME-REST-CONTENT-09'),
    async ({ connect, service, ns, hub }) => {
      const client = await connect();
      const send = async (type: string) => {
        const options = { headers: { 'Content-Type': type }, body: ns.event('news') };
        return (await sendCall(service, hub('handler'), ns.group, options)).status;
      };
      for (const type of types) expect(await send(type), type).toBe(415);
      await expectRecipients({ client }, 'news', []);
      expect(await send('text/plain; charset=utf-8')).toBe(202);
      await expectRecipients({ client }, 'news', ['client']);
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
      expect((await sendCall(service, hub('handler'), ns.group, { headers, body })).status, charset).toBe(202);
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
    expect((await sendCall(service, hub('handler'), ns.group, { headers: json, body })).status).toBe(400);
    expect((await sendCall(service, hub('handler'), ns.group, { body })).status).toBe(202);
  },
);

scenario(
  'a change of groups that is not application/json is answered 415, and nothing is changed',
  verifies('RUNTIME-REST-CONTENT-07', 'RUNTIME-REST-CONTENT-10', 'RUNTIME-REST-CONTENT-11'),
  async ({ connect, service, ns, hub }) => {
    const [member, other] = await Promise.all([connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${member.group}' in groups`);
    const body = JSON.stringify({ groups: [ns.room('lobby')], filter: `'${ns.group}' in groups` });
    const change = async (operation: string, headers: Record<string, string>) =>
      (await callsOf(service, hub('handler'))('POST', `/:${operation}`, { headers, body })).status;
    for (const operation of ['addToGroups', 'removeFromGroups']) {
      expect(await change(operation, { 'Content-Type': 'text/plain' })).toBe(415);
      expect(await change(operation, {})).toBe(415);
      await service.sendToGroup(ns.room('lobby'), ns.event('news'));
      await expectRecipients({ member, other }, 'news', ['member']);
    }
    expect(await change('addToGroups', { 'Content-Type': 'application/json; charset=utf-8' })).toBe(200);
  },
);
