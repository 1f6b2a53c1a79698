import { expect, scenario, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';
import { sendCall } from './send-call.js';

const badFilter = 'invalid filter';
const json = { 'Content-Type': 'application/json' };

scenario(
  'a send with a bad filter is answered 400 and reaches nobody; with a good one it is accepted',
  verifies('RUNTIME-ERROR-01', 'RUNTIME-ERROR-03'),
  async ({ connect, service, ns, hub }) => {
    const client = await connect();
    const body = ns.event('news');
    const bad = await sendCall(service, hub('handler'), ns.group, { query: [['filter', badFilter]], body });
    await expectRecipients({ client }, 'news', []);
    expect(bad.status).toBe(400);
    expect(bad.headers['x-ms-error-code']).toBe('Error.BadRequest');
    const good = await sendCall(service, hub('handler'), ns.group, { query: [['filter', 'true']], body });
    expect(good.status).toBe(202);
    await expectRecipients({ client }, 'news', ['client']);
  },
);

scenario(
  'the body of an answer to a bad filter has the code and a message',
  verifies('RUNTIME-ERROR-02'),
  async ({ service, ns, hub }) => {
    const { headers, body } = await sendCall(service, hub('handler'), ns.group, { query: [['filter', badFilter]] });
    expect(headers['content-type']).toMatch(/\bjson\b/);
    expect(JSON.parse(body)).toMatchObject({
      code: 'Error.BadRequest',
      message: expect.stringMatching(/./),
    });
  },
);

scenario(
  'the message of an answer to a bad filter is the one that the service was seen to give',
  verifies('RUNTIME-ERROR-04'),
  async ({ service, ns, hub }) => {
    const { body } = await sendCall(service, hub('handler'), ns.group, { query: [['filter', badFilter]] });
    expect(JSON.parse(body)).toMatchObject({
      message:
        "Invalid syntax for 'invalid filter': Syntax error at position 14 in 'invalid filter'. (Parameter 'filter')",
    });
  },
);

scenario(
  'a bad filter in the body of a change of groups is answered 400, and nothing is changed',
  verifies('RUNTIME-ERROR-05'),
  async ({ connect, service, ns, hub }) => {
    const [member, other] = await Promise.all([connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${member.group}' in groups`);
    for (const operation of ['addToGroups', 'removeFromGroups']) {
      const body = JSON.stringify({ groups: [ns.room('lobby')], filter: badFilter });
      const answer = await callsOf(service, hub('handler'))('POST', `/:${operation}`, { headers: json, body });
      expect(answer.status).toBe(400);
      expect(answer.headers['x-ms-error-code']).toBe('Error.BadRequest');
      await service.sendToGroup(ns.room('lobby'), ns.event('news'));
      await expectRecipients({ member, other }, 'news', ['member']);
    }
  },
);

scenario(
  'the target of an answer to a bad filter tells where the filter stood',
  verifies('RUNTIME-ERROR-06'),
  async ({ service, ns, hub }) => {
    const inQuery = await sendCall(service, hub('handler'), ns.group, { query: [['filter', badFilter]] });
    expect(JSON.parse(inQuery.body)).toMatchObject({ target: 'filter' });
    const body = JSON.stringify({ groups: [ns.room('lobby')], filter: badFilter });
    const inBody = await callsOf(service, hub('handler'))('POST', '/:addToGroups', { headers: json, body });
    expect(JSON.parse(inBody.body)).toMatchObject({ target: 'Filter' });
  },
);

scenario(
  'a bad filter is answered 400 where there is nobody to try it on',
  verifies('RUNTIME-ERROR-07'),
  async ({ service, ns, hub }) => {
    const send = (filter: string) =>
      sendCall(service, hub('handler'), ns.room('empty'), { query: [['filter', filter]] });
    for (const filter of [badFilter, 'userId lt 1', 'true or userId']) {
      expect((await send(filter)).status, filter).toBe(400);
    }
    expect((await send('userId eq null')).status).toBe(202);
  },
);
