import {
  expect,
  expectAccepted,
  expectStatus,
  requireSuccess,
  scenario,
  step,
  verifies,
  type TestNamespace,
} from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { eventsAt, expectRecipients } from '../recipients.js';
import { sendCall } from './send-call.js';

const mebibyte = 1024 * 1024;
const text = { 'Content-Type': 'text/plain' };
const onlyNobody = ['filter', "connectionId eq 'nobody'"] as const;

const longestName = (ns: TestNamespace): string => ns.room('x').padEnd(1024, 'x');

scenario("a group's name may have 1024 characters", verifies('RUNTIME-LIMIT-06'), async ({ service, ns, hub }) => {
  await expectAccepted(sendCall(service, hub('handler'), longestName(ns)));
});

scenario(
  "a group's name of more than 1024 characters is answered 400",
  verifies('RUNTIME-LIMIT-01'),
  async ({ service, ns, hub }) => {
    await expectStatus(sendCall(service, hub('handler'), `${longestName(ns)}x`), 400);
  },
);

scenario(
  'messageTtlSeconds outside 0 to 300 is answered 400',
  verifies('RUNTIME-LIMIT-02'),
  async ({ service, ns, hub }) => {
    for (const ttl of ['-1', '301']) {
      const query = [['messageTtlSeconds', ttl]] as const;
      await expectStatus(sendCall(service, hub('handler'), ns.group, { query }), 400);
    }
  },
);

scenario(
  'a send with messageTtlSeconds of 0, of 300 or without it is delivered',
  verifies('RUNTIME-REST-PARAMETER-02'),
  async ({ connect, service, ns, hub }) => {
    const client = await connect();
    for (const ttl of ['0', '300']) {
      const options = { query: [['messageTtlSeconds', ttl]] as const, body: ns.event('news', ttl) };
      await expectAccepted(sendCall(service, hub('handler'), ns.group, options));
    }
    await service.sendToGroup(ns.group, ns.event('news', 'none'));
    const delivered = (await eventsAt(client, 'news', 3)).map(([ttl]) => ttl);
    expect(delivered.sort()).toEqual(['0', '300', 'none']);
  },
);

scenario(
  'a messageTtlSeconds that is not an integer is answered 400',
  verifies('RUNTIME-REST-PARAMETER-03'),
  async ({ service, ns, hub }) => {
    const send = async (ttl: string) =>
      sendCall(service, hub('handler'), ns.group, { query: [['messageTtlSeconds', ttl]] });
    for (const ttl of ['1.5', 'soon', '1m']) await expectStatus(send(ttl), 400);
    await requireSuccess(send('1'));
  },
);

scenario(
  'a body of 1 MiB is accepted by a send',
  verifies('RUNTIME-LIMIT-03'),
  async ({ connect, service, ns, hub }) => {
    const client = await connect();
    const frame = ns.event('news', '');
    const text = 'x'.repeat(mebibyte - frame.length);
    await expectAccepted(sendCall(service, hub('handler'), client.group, { body: ns.event('news', text) }));
    expect((await client.next('news')).map((argument) => String(argument).length)).toEqual([text.length]);
  },
);

scenario(
  'a body of more than 1 MiB is delivered to no client',
  verifies('RUNTIME-LIMIT-04'),
  async ({ connect, service, ns, hub }) => {
    const client = await connect();
    const body = ns.event('news', 'x'.repeat(mebibyte));
    // The service may cut the connection while the rest is still on its way.
    await sendCall(service, hub('handler'), client.group, { body }).catch(() => undefined);
    await expectRecipients({ client }, 'news', []);
    await requireSuccess(sendCall(service, hub('handler'), client.group, { body: ns.event('news', 'short') }));
    await step('REST-SEND-02', () => expectRecipients({ client }, 'news', ['client']));
  },
);

scenario(
  'a body of more than 1 MiB is answered 400 or 413',
  verifies('RUNTIME-LIMIT-07'),
  async ({ service, ns, hub }) => {
    const send = async (text: string) => sendCall(service, hub('handler'), ns.group, { body: ns.event('news', text) });
    await expectStatus(send('x'.repeat(mebibyte)), 400, 413);
    await requireSuccess(send('short'));
  },
);

scenario(
  'messageTtlSeconds has its bounds also in a send to the hub, a user and a connection',
  verifies('RUNTIME-LIMIT-08'),
  async ({ service, ns, hub }) => {
    const call = callsOf(service, hub('handler'));
    const nobody = `filter-of-${ns.path.slice(1)}`;
    for (const path of ['/:send', `/users/${nobody}/:send`, `/connections/${nobody}/:send`]) {
      const send = async (ttl: string) => {
        const query = [['messageTtlSeconds', ttl] as const, ...(path === '/:send' ? [onlyNobody] : [])];
        return call('POST', path, { query, headers: text, body: ns.event('news') });
      };
      for (const ttl of ['301', '-1']) await expectStatus(send(ttl), 400);
      await requireSuccess(send('300'));
    }
  },
);

scenario(
  'a send without Content-Length is answered 400; with it, the same is accepted',
  verifies('RUNTIME-LIMIT-05'),
  async ({ service, ns, hub }) => {
    const headers = { 'Content-Type': 'text/plain' };
    const chunked = { ...headers, 'Transfer-Encoding': 'chunked' };
    await expectStatus(sendCall(service, hub('handler'), ns.group, { headers: chunked }), 400);
    await requireSuccess(sendCall(service, hub('handler'), ns.group, { headers }));
  },
);
