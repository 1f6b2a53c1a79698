import {
  expect,
  joinPayload,
  scenario,
  step,
  verifies,
  type PollingSession,
  type RawResponse,
} from '../../fixtures/index.js';

scenario(
  'several packets in one polling request are delivered in their order',
  verifies('TRANSPORTS-POLLING-05'),
  async ({ rawSocket, eventHandler, ns }) => {
    const client = await rawSocket({ transport: 'polling' });
    await client.join(ns);
    const packets = [ns.event('first'), ns.event('second', '日本語'), ns.event('third')];
    await client.send(joinPayload(packets));
    for (const packet of packets) expect((await eventHandler.next('message')).text).toBe(packet);
  },
);

scenario(
  'a GET for a session that does not exist is answered 400',
  verifies('TRANSPORTS-POLLING-06'),
  async ({ handshake }) => {
    expect((await handshake({ transport: 'polling', query: { sid: 'no-such-session' } })).status).toBe(400);
    await handshake.accepted({ transport: 'polling' });
  },
);

scenario(
  'a POST for a session that does not exist is answered 400',
  verifies('TRANSPORTS-POLLING-13'),
  async ({ handshake, polling, ns }) => {
    const post = { transport: 'polling', method: 'POST', body: `40${ns.path},` } as const;
    expect((await handshake({ ...post, query: { sid: 'no-such-session' } })).status).toBe(400);
    const session = await polling();
    await step('TRANSPORTS-POLLING-07', async () => {
      expect((await session.post(`40${ns.path},`)).status).toBe(200);
    });
  },
);

scenario('a POST of packets is answered ok', verifies('TRANSPORTS-POLLING-07'), async ({ polling, ns }) => {
  const session = await polling();
  const { status, body } = await session.post(`40${ns.path},`);
  expect(status).toBe(200);
  expect(body).toBe('ok');
});

// Neither of two requests can be answered by itself: the service has nothing to send, or awaits the rest of the body.
// So whichever comes first is still open when the other one comes.
const get = (session: PollingSession) => session.get();
// A proxy may read a body to its end before the service sees the request, so no row about such a POST gates.
const unfinishedPost = (session: PollingSession) => session.post('4', { unfinished: true });
const pong = (session: PollingSession) => session.post('3');

const overlaps = [
  {
    method: 'GET',
    statuses: [400, 500],
    statusId: 'TRANSPORTS-POLLING-08',
    endId: 'TRANSPORTS-POLLING-10',
    request: get,
    later: pong,
  },
  {
    method: 'POST',
    statuses: [400],
    statusId: 'TRANSPORTS-POLLING-11',
    endId: 'TRANSPORTS-POLLING-12',
    request: unfinishedPost,
    later: get,
  },
] as const;

for (const { method, statuses, statusId, endId, request, later } of overlaps) {
  scenario(
    `a second ${method} at the same time is answered ${statuses.join(' or ')}`,
    verifies(statusId),
    async ({ polling }) => {
      const session = await polling();
      const answer = await Promise.any([rejection(request(session)), rejection(request(session))]);
      expect(statuses).toContain(answer);
    },
  );

  scenario(`a second ${method} at the same time ends the session`, verifies(endId), async ({ polling }) => {
    const session = await polling();
    await Promise.any([rejection(request(session)), rejection(request(session))]);
    expect((await later(session)).status).toBe(400);
  });
}

/** What a gateway answers to a request whose connection to the service was ended. */
const gatewayStatuses: readonly number[] = [502, 504];

/** The status of an answer of the service, where it is one of an error. */
async function rejection(answer: Promise<RawResponse>): Promise<number> {
  const { status } = await answer;
  if (status < 400 || gatewayStatuses.includes(status)) throw new Error(`The request was answered ${status}.`);
  return status;
}

scenario('a close packet over polling ends the session', verifies('TRANSPORTS-CLOSE-01'), async ({ polling, ns }) => {
  const session = await polling();
  await step('TRANSPORTS-POLLING-07', async () => {
    expect((await session.post(`40${ns.path},`)).status).toBe(200);
  });
  await step('TRANSPORTS-POLLING-02', async () => {
    expect((await session.get()).status).toBe(200);
  });
  await session.post('1');
  expect((await session.get()).status).toBe(400);
});
