import {
  expect,
  expectHeader,
  expectStatus,
  jsonOf,
  requireSuccess,
  scenario,
  step,
  verifies,
  type ServiceAnswer,
  type ServiceUnderTest,
} from '../../fixtures/index.js';
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
): Promise<ServiceAnswer> {
  const headers = { 'Content-Type': 'text/plain', Accept: 'application/json' };
  return sendCall(service, hub, group, { headers, query: [['filter', filter]] });
}

scenario('the answer to a bad filter names its error', verifies('RUNTIME-ERROR-01'), async ({ service, ns, hub }) => {
  const bad = await sendWithFilter(service, hub('handler'), ns.group);
  expectHeader(bad, 'x-ms-error-code', 'Error.BadRequest');
  const good = await requireSuccess(sendWithFilter(service, hub('handler'), ns.group, 'true'));
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
    expect(jsonOf(await sendWithFilter(service, hub('handler'), ns.group))).toMatchObject(expected);
  });
}

scenario(
  'the answer to a bad filter has the recorded form',
  verifies('RUNTIME-ERROR-11', 'RUNTIME-ERROR-12'),
  async ({ service, ns, hub }) => {
    const answer = await sendWithFilter(service, hub('handler'), ns.group);
    await step('RUNTIME-ERROR-11', () => expectHeader(answer, 'content-type', /^application\/problem\+json\b/));
    await step('RUNTIME-ERROR-12', () => {
      const body = jsonOf(answer);
      expect(body).toMatchObject({
        code: expect.any(String),
        message: expect.any(String),
        target: expect.any(String),
        errors: expect.any(Object),
        type: null,
        title: expect.any(String),
        status: 400,
        detail: null,
        instance: null,
        extensions: {},
      });
      const { errors, target } = body as { errors: unknown; target: string };
      expect(errors).toEqual({ [target]: [expect.any(String)] });
    });
  },
);

scenario(
  'the answer to a bad filter names no API versions',
  verifies('RUNTIME-ERROR-13'),
  async ({ service, ns, hub }) => {
    const bad = await expectStatus(sendWithFilter(service, hub('handler'), ns.group), 400);
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
    await requireSuccess(sendCall(service, hub('handler'), ns.group, { query: [['filter', 'true']], body }));
    await step('REST-SEND-02', () => expectRecipients({ client }, 'news', ['client']));
  },
);

scenario(
  'a bad filter in the body of a change of groups is answered 400',
  verifies('RUNTIME-ERROR-05'),
  async ({ service, ns, hub }) => {
    for (const operation of ['addToGroups', 'removeFromGroups']) {
      const change = async (filter: string) => {
        const body = JSON.stringify({ groups: [ns.room('lobby')], filter });
        return callsOf(service, hub('handler'))('POST', `/:${operation}`, { headers: json, body });
      };
      await expectStatus(change(badFilter), 400);
      await requireSuccess(change(`'${ns.group}' in groups`));
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
      expect(jsonOf(answer)).toMatchObject({ target: 'Filter' });
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
    const send = async (filter: string) => sendWithFilter(service, hub('handler'), ns.room('empty'), filter);
    for (const filter of ['userId lt 1', "( not 'a' )"]) await expectStatus(send(filter), 400);
    await requireSuccess(send('userId eq null'));
  },
);
