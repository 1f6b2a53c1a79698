import {
  expect,
  expectAcknowledgement,
  expectAdmitted,
  expectClientError,
  expectRejected,
  expectSuccess,
  handlerScenario,
  newId,
  scenarioFailure,
  systemBody,
  verifies,
} from '../../fixtures/handler.js';

handlerScenario('a socket is admitted', verifies('HANDLER-CONNECT-01'), async ({ handler }) => {
  expectAdmitted(await handler.post(handler.system('connect')));
});

handlerScenario('a socket is rejected', verifies('HANDLER-CONNECT-02'), async ({ handler }) => {
  await handler.admits();
  const userId = handler.descriptor.rejectedUser ?? '';
  expectRejected(await handler.post(handler.system('connect', { userId })), `A connect event of ${userId}`);
});

handlerScenario('a rejection is not tried again', verifies('HANDLER-CONNECT-06'), async ({ handler }) => {
  const userId = handler.descriptor.rejectedUser ?? '';
  const answer = await handler.post(handler.system('connect', { userId }));
  expectClientError(answer, `A connect event of ${userId}`);
  expect(answer.status).not.toBe(408);
});

handlerScenario(
  'the answer that admits is JSON',
  verifies('HANDLER-CONNECT-03'),
  async ({ handler, notApplicable }) => {
    const { body, status } = await handler.post(handler.system('connect'));
    notApplicable(body === '' || status >= 300, 'its answer to a connect event has no body');
    try {
      JSON.parse(body);
    } catch {
      throw scenarioFailure(`The connect event was answered ${JSON.stringify(body.slice(0, 200))}, expected JSON.`);
    }
  },
);

handlerScenario(
  'each socket of a connection is decided about',
  verifies('HANDLER-CONNECT-04'),
  async ({ handler, handlerEnvironment }) => {
    const connectionId = newId();
    for (const namespace of handlerEnvironment.descriptor.namespaces ?? []) {
      expectAdmitted(await handler.post(handler.system('connect', { connectionId, namespace })));
    }
  },
);

const bodies: readonly (readonly [string, object])[] = [
  ['with subprotocols', { ...systemBody('connect'), subprotocols: ['json'] }],
  [
    'with values',
    {
      claims: { sub: ['ana'], role: ['a', 'b'] },
      query: { EIO: ['4'], transport: ['websocket'] },
      headers: { Host: ['localhost'] },
      subprotocols: [],
      clientCertificates: [{ thumbprint: 'ABC' }],
    },
  ],
];

for (const [what, body] of bodies) {
  handlerScenario(`a connect event ${what} is accepted`, verifies('HANDLER-CONNECT-05'), async ({ handler }) => {
    expectAdmitted(await handler.post(handler.system('connect', {}, body)));
  });
}

handlerScenario(
  'a connect event without subprotocols is accepted',
  verifies('HANDLER-CONNECT-07'),
  async ({ handler }) => {
    await handler.admits();
    const body = { claims: {}, query: {}, headers: {}, clientCertificates: [] };
    expectAdmitted(await handler.post(handler.system('connect', {}, body)));
  },
);

handlerScenario(
  'unknown members of a connect event are ignored',
  verifies('HANDLER-CONNECT-08'),
  async ({ handler }) => {
    await handler.admits();
    const body = { ...systemBody('connect'), somethingNew: { of: ['a later version'] } };
    expectAdmitted(await handler.post(handler.system('connect', {}, body)));
  },
);

handlerScenario('a connected event is accepted', verifies('HANDLER-NOTICE-01'), async ({ handler }) => {
  const socket = { connectionId: newId(), socketId: newId() };
  await handler.admits(socket);
  expectSuccess(await handler.post(handler.system('connected', socket)), 'connected event');
});

handlerScenario('a disconnected event is accepted', verifies('HANDLER-NOTICE-02'), async ({ handler }) => {
  const socket = { connectionId: newId(), socketId: newId() };
  await handler.admits(socket);
  const event = handler.system('disconnected', socket, { reason: 'The client closed the connection.' });
  expectSuccess(await handler.post(event), 'disconnected event');
});

handlerScenario('a disconnected event may have no reason', verifies('HANDLER-NOTICE-03'), async ({ handler }) => {
  const event = handler.system('disconnected', {}, { reason: '' });
  expectSuccess(await handler.post(event), 'disconnected event with an empty reason');
});

handlerScenario('a message may come before connected', verifies('HANDLER-NOTICE-04'), async ({ handler }) => {
  const socket = { connectionId: newId(), socketId: newId() };
  await handler.admits(socket);
  expectAcknowledgement(await handler.post(handler.echo({ ...socket, args: '1' })), '430[1]');
  expectSuccess(await handler.post(handler.system('connected', socket)), 'connected event after a message');
});

handlerScenario('a disconnected event may come again', verifies('HANDLER-NOTICE-05'), async ({ handler }) => {
  const event = handler.system('disconnected', {}, { reason: 'gone' });
  await handler.post(event);
  expectSuccess(await handler.post(event), 'disconnected event that came again');
});
