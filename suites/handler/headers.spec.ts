import {
  expect,
  expectAdmitted,
  expectClientError,
  expectRejected,
  handlerScenario,
  newId,
  step,
  verifies,
  withAnother,
  withHeader,
  without,
} from '../../fixtures/handler.js';

const required = ['ce-connectionId', 'ce-hub', 'ce-type', 'ce-eventName', 'ce-namespace', 'ce-socketId'];

for (const name of required) {
  handlerScenario(`an event without ${name} is rejected`, verifies('HANDLER-HEADERS-01'), async ({ handler }) => {
    await handler.admits();
    expectClientError(await handler.post(without(handler.system('connect'), name)), `An event without ${name}`);
  });
}

// Without its kind, an event is any other.
for (const name of required.filter((other) => other !== 'ce-type')) {
  handlerScenario(`an event with an empty ${name} is rejected`, verifies('HANDLER-HEADERS-02'), async ({ handler }) => {
    await handler.admits();
    expectClientError(await handler.post(withHeader(handler.system('connect'), name, '')), `An empty ${name}`);
  });
}

handlerScenario('an event of two connections is rejected', verifies('HANDLER-HEADERS-03'), async ({ handler }) => {
  await handler.admits();
  const event = withAnother(handler.system('connect'), 'ce-connectionId', newId());
  expectClientError(await handler.post(event), 'An event with two ce-connectionId');
});

const letterCases: readonly (readonly [string, (name: string) => string])[] = [
  ['lower case', (name) => name.toLowerCase()],
  ['upper case', (name) => name.toUpperCase()],
];

for (const [letterCase, change] of letterCases) {
  handlerScenario(`header names may be ${letterCase}`, verifies('HANDLER-HEADERS-04'), async ({ handler }) => {
    const event = handler.system('connect');
    const headers = event.headers.map(([name, value]) => [change(name), value] as const);
    expectAdmitted(await handler.post({ ...event, headers }));
  });
}

handlerScenario('optional attributes are accepted', verifies('HANDLER-HEADERS-05'), async ({ handler }) => {
  const event = withHeader(handler.system('connect'), 'ce-subprotocol', 'json');
  const state = Buffer.from('{"visits":1}').toString('base64');
  expectAdmitted(await handler.post(withHeader(event, 'ce-connectionState', state)));
});

handlerScenario('unknown headers are ignored', verifies('HANDLER-HEADERS-06'), async ({ handler }) => {
  const extra = [
    ['ce-somethingnew', '1'],
    ['x-ms-client-request-id', newId()],
    ['traceparent', '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01'],
    ['Cookie', 'affinity=1'],
  ] as const;
  const event = handler.system('connect');
  expectAdmitted(await handler.post({ ...event, headers: [...event.headers, ...extra] }));
});

handlerScenario('an event without an origin is accepted', verifies('HANDLER-HEADERS-07'), async ({ handler }) => {
  expectAdmitted(await handler.post(without(handler.system('connect'), 'WebHook-Request-Origin')));
});

handlerScenario('an event that is not posted is rejected', verifies('HANDLER-HTTP-07'), async ({ handler }) => {
  await handler.admits();
  expectRejected(await handler.post(handler.system('connect'), { method: 'PUT' }), 'An event that was sent by PUT');
});

handlerScenario(
  'an answer of 429 says when to send again',
  verifies('HANDLER-HTTP-11'),
  async ({ handler, notApplicable }) => {
    const answers = await step('HANDLER-CONNECT-01', () =>
      Promise.all(Array.from({ length: 20 }, () => handler.post(handler.system('connect')))),
    );
    const throttled = answers.filter(({ status }) => status === 429);
    notApplicable(throttled.length === 0, 'it answers 20 events at once without 429');
    for (const { headers } of throttled) {
      expect(headers['retry-after'] ?? '', 'Retry-After').toMatch(/^(\d+|\w{3}, .+ GMT)$/);
    }
  },
);

handlerScenario('an event without the code is rejected', verifies('HANDLER-HTTP-10'), async ({ handler }) => {
  await handler.admits();
  expectRejected(await handler.post(handler.system('connect'), { withoutQuery: true }), 'An event without the code');
});
