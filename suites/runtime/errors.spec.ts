import { expect, scenario, verifies, type RawResponse, type ServiceUnderTest } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';
import { sendCall } from './send-call.js';

const badFilter = 'invalid filter';
const json = { 'Content-Type': 'application/json' };
const message =
  "Invalid syntax for 'invalid filter': Syntax error at position 14 in 'invalid filter'. (Parameter 'filter')";

async function sendWithFilter(
  service: ServiceUnderTest,
  hub: string,
  group: string,
  filter = badFilter,
): Promise<RawResponse> {
  const headers = { 'Content-Type': 'text/plain', Accept: 'application/json' };
  return sendCall(service, hub, group, { headers, query: [['filter', filter]] });
}

scenario('the answer to a bad filter names its error', verifies('RUNTIME-ERROR-01'), async ({ service, ns, hub }) => {
  const bad = await sendWithFilter(service, hub('handler'), ns.group);
  expect(bad.headers['x-ms-error-code']).toBe('Error.BadRequest');
  const good = await sendWithFilter(service, hub('handler'), ns.group, 'true');
  expect(good.headers).not.toHaveProperty('x-ms-error-code');
});

for (const [title, id, expected] of [
  ['the body of the answer to a bad filter has the code', 'RUNTIME-ERROR-02', { code: 'Error.BadRequest' }],
  [
    'the body of the answer to a bad filter has a message',
    'RUNTIME-ERROR-08',
    { message: expect.stringMatching(/./) as unknown },
  ],
  ['the message of the answer to a bad filter is the recorded one', 'RUNTIME-ERROR-04', { message }],
  ['the target of the answer to a bad filter in the query is filter', 'RUNTIME-ERROR-06', { target: 'filter' }],
] as const) {
  scenario(title, verifies(id), async ({ service, ns, hub }) => {
    const { body } = await sendWithFilter(service, hub('handler'), ns.group);
    expect(JSON.parse(body)).toMatchObject(expected);
  });
}

scenario(
  'the answer to a bad filter has the recorded form',
  verifies('RUNTIME-ERROR-11', 'RUNTIME-ERROR-12'),
  async ({ service, ns, hub }) => {
    const { headers, body } = await sendWithFilter(service, hub('handler'), ns.group);
    expect(headers['content-type']).toMatch(/^application\/problem\+json\b/);
    expect(JSON.parse(body)).toEqual({
      code: expect.any(String),
      message: expect.any(String),
      target: expect.any(String),
      errors: { [(JSON.parse(body) as { target: string }).target]: [expect.any(String)] },
      type: null,
      title: expect.any(String),
      status: 400,
      detail: null,
      instance: null,
      extensions: {},
    });
  },
);

scenario(
  'the answer to a bad filter names no API versions',
  verifies('RUNTIME-ERROR-13'),
  async ({ service, ns, hub }) => {
    const bad = await sendWithFilter(service, hub('handler'), ns.group);
    expect(bad.status).toBe(400);
    expect(bad.headers).not.toHaveProperty('api-supported-versions');
  },
);

scenario(
  'a send with a bad filter is delivered to no client',
  verifies('RUNTIME-ERROR-03'),
  async ({ connect, service, ns, hub }) => {
    const client = await connect();
    const body = ns.event('news');
    await sendCall(service, hub('handler'), ns.group, { query: [['filter', badFilter]], body });
    await expectRecipients({ client }, 'news', []);
    await sendCall(service, hub('handler'), ns.group, { query: [['filter', 'true']], body });
    await expectRecipients({ client }, 'news', ['client']);
  },
);

scenario(
  'a bad filter in the body of a change of groups is answered 400',
  verifies('RUNTIME-ERROR-05'),
  async ({ service, ns, hub }) => {
    for (const operation of ['addToGroups', 'removeFromGroups']) {
      const change = async (filter: string) => {
        const body = JSON.stringify({ groups: [ns.room('lobby')], filter });
        return (await callsOf(service, hub('handler'))('POST', `/:${operation}`, { headers: json, body })).status;
      };
      expect(await change(badFilter), operation).toBe(400);
      expect(await change(`'${ns.group}' in groups`), operation).toBe(200);
    }
  },
);

scenario(
  'the target of the answer to a bad filter in a body is Filter',
  verifies('RUNTIME-ERROR-10'),
  async ({ service, ns, hub }) => {
    const body = JSON.stringify({ groups: [ns.room('lobby')], filter: badFilter });
    for (const operation of ['addToGroups', 'removeFromGroups']) {
      const answer = await callsOf(service, hub('handler'))('POST', `/:${operation}`, { headers: json, body });
      expect(JSON.parse(answer.body)).toMatchObject({ target: 'Filter' });
    }
  },
);

scenario(
  'a change of groups with a bad filter changes nothing',
  verifies('RUNTIME-ERROR-09'),
  async ({ connect, service, ns, hub }) => {
    const [member, other] = await Promise.all([connect(), connect()]);
    await service.addToGroups([ns.room('lobby')], `'${member.group}' in groups`);
    const body = JSON.stringify({ groups: [ns.room('lobby')], filter: badFilter });
    for (const operation of ['addToGroups', 'removeFromGroups']) {
      await callsOf(service, hub('handler'))('POST', `/:${operation}`, { headers: json, body });
      await service.sendToGroup(ns.room('lobby'), ns.event('news'));
      await expectRecipients({ member, other }, 'news', ['member']);
    }
  },
);

scenario(
  'a filter with a wrong type is answered 400 where there is no connection to try it on',
  verifies('RUNTIME-ERROR-07'),
  async ({ service, ns, hub }) => {
    const send = async (filter: string) =>
      (await sendWithFilter(service, hub('handler'), ns.room('empty'), filter)).status;
    for (const filter of ['userId lt 1', "( not 'a' )"]) expect(await send(filter), filter).toBe(400);
    expect(await send('userId eq null')).toBe(202);
  },
);
