import {
  expect,
  expectAcknowledgement,
  expectClientError,
  expectNoAcknowledgement,
  expectRejected,
  expectSuccess,
  handlerScenario,
  newId,
  verifies,
  withHeader,
} from '../../fixtures/handler.js';

handlerScenario('a message is acknowledged', verifies('HANDLER-MESSAGE-01'), async ({ handler }) => {
  for (const ackId of ['0', '7', '12345']) {
    expectAcknowledgement(await handler.post(handler.echo({ ackId, args: '"a","b"' })), `43${ackId}["a","b"]`);
  }
});

handlerScenario('an acknowledgement is text/plain', verifies('HANDLER-MESSAGE-04'), async ({ handler }) => {
  const event = handler.echo({ args: '"a"' });
  await handler.acknowledged(event, '430["a"]');
  const { headers } = await handler.post(event);
  expect(headers['content-type'] ?? '', 'the Content-Type of an acknowledgement').toMatch(/^text\/plain *(;|$)/i);
});

handlerScenario('a message without an id is not acknowledged', verifies('HANDLER-MESSAGE-02'), async ({ handler }) => {
  await handler.acknowledged(handler.echo({ args: '"a"' }), '430["a"]');
  expectNoAcknowledgement(await handler.post(handler.echo({ ackId: '', args: '"a"' })), 'A message without an id');
});

handlerScenario('a message without an id is accepted', verifies('HANDLER-MESSAGE-15'), async ({ handler }) => {
  await handler.acknowledged(handler.echo({ args: '"a"' }), '430["a"]');
  const { status } = await handler.post(handler.echo({ ackId: '', args: '"a"' }));
  expect([200, 204], 'the status of the answer to a message without an id').toContain(status);
});

handlerScenario(
  'an acknowledgement names its namespace',
  verifies('HANDLER-MESSAGE-05'),
  async ({ handler, needs }) => {
    needs('echo-event');
    const namespace = (handler.descriptor.namespaces ?? []).find((other) => other !== '/') ?? '';
    const event = handler.echo({ namespace, ackId: '5', args: '"a"' });
    expectAcknowledgement(await handler.post(event), `43${namespace},5["a"]`);
  },
);

handlerScenario('an acknowledgement may be empty', verifies('HANDLER-MESSAGE-06'), async ({ handler }) => {
  const event = handler.message({ name: handler.descriptor.events?.empty ?? '', ackId: '3' });
  expectAcknowledgement(await handler.post(event), '433[]');
});

handlerScenario(
  'an event without arguments is acknowledged without arguments',
  verifies('HANDLER-MESSAGE-06'),
  async ({ handler, needs }) => {
    needs('echo-event');
    await handler.acknowledged(handler.echo({ args: '"a"' }), '430["a"]');
    expectAcknowledgement(await handler.post(handler.echo({ ackId: '1' })), '431[]');
  },
);

const ids: readonly (readonly ['HANDLER-MESSAGE-07' | 'HANDLER-MESSAGE-08', string, string])[] = [
  ['HANDLER-MESSAGE-07', 'beyond 2^31', '2147483648'],
  ['HANDLER-MESSAGE-07', 'at 2^53 - 1', '9007199254740991'],
  ['HANDLER-MESSAGE-08', 'beyond 2^53', '9007199254740993'],
  ['HANDLER-MESSAGE-08', 'of 25 digits', '1234567890123456789012345'],
];

for (const [row, what, ackId] of ids) {
  handlerScenario(`an id ${what} is returned`, verifies(row), async ({ handler }) => {
    await handler.acknowledged(handler.echo({ args: '"a"' }), '430["a"]');
    expectAcknowledgement(await handler.post(handler.echo({ ackId, args: '"a"' })), `43${ackId}["a"]`);
  });
}

const values: readonly (readonly [string, string])[] = [
  ['null and booleans', 'null,true,false'],
  ['lists and objects', '[1,[2,[]]],{"a":{"b":[{}]}}'],
  ['texts with escapes', String.raw`"quote \" backslash \\ slash / tab \t nul \u0000"`],
  ['numeric texts', '"007","1e3","-0","2024-01-01T00:00:00.000Z"'],
  ['integers', '0,-1,2147483648,9007199254740991,-9007199254740991'],
  ['texts that look like packets', '"42[\\"x\\"]","a,b","/chat,1"'],
];

for (const [what, args] of values) {
  handlerScenario(`${what} are returned as they were`, verifies('HANDLER-MESSAGE-09'), async ({ handler }) => {
    await handler.acknowledged(handler.echo({ args: '"a"' }), '430["a"]');
    expectAcknowledgement(await handler.post(handler.echo({ ackId: '1', args })), `431[${args}]`);
  });
}

handlerScenario('characters are UTF-8', verifies('HANDLER-MESSAGE-10'), async ({ handler }) => {
  await handler.acknowledged(handler.echo({ args: '"a"' }), '430["a"]');
  const args = '"grüße, 日本, 🎉, e\u0301"';
  expectAcknowledgement(await handler.post(handler.echo({ ackId: '1', args })), `431[${args}]`);
});

for (const number of ['12345678901234567890', '1.0', '0.1000', '1E400', '-0.0']) {
  handlerScenario(`the number ${number} keeps its digits`, verifies('HANDLER-MESSAGE-11'), async ({ handler }) => {
    await handler.acknowledged(handler.echo({ args: '"a"' }), '430["a"]');
    const { body } = await handler.post(handler.echo({ ackId: '1', args: number }));
    expect(body.replaceAll(' ', ''), `the acknowledgement of ${number}`).toBe(`431[${number}]`);
  });
}

handlerScenario('a message that is no text is rejected', verifies('HANDLER-MESSAGE-03'), async ({ handler }) => {
  const event = handler.message({ name: handler.descriptor.events?.echo ?? 'message', ackId: '1', args: '"a"' });
  for (const contentType of ['application/octet-stream', 'application/xml']) {
    const answer = await handler.post(withHeader(event, 'Content-Type', contentType));
    expectClientError(answer, `A message of type ${contentType}`);
  }
});

const noEvents: readonly (readonly [string, string])[] = [
  ['empty', ''],
  ['an Engine.IO packet without a message', '4'],
  ['JSON that is cut off', '421["echo","a"'],
  ['an object', '421{"echo":1}'],
  ['a disconnect packet', '41'],
  ['a text', 'hello'],
];

for (const [what, body] of noEvents) {
  handlerScenario(`a body that is ${what} is rejected`, verifies('HANDLER-MESSAGE-12'), async ({ handler }) => {
    await handler.acknowledged(handler.echo({ args: '"a"' }), '430["a"]');
    const answer = await handler.post({ ...handler.echo(), body });
    expectNoAcknowledgement(answer, `A body that is ${what}`);
    expectRejected(answer, `A body that is ${what}`);
  });
}

handlerScenario(
  'a binary event without attachments is not acknowledged',
  verifies('HANDLER-MESSAGE-13'),
  async ({ handler }) => {
    const event = handler.echo();
    const body = `451-1[${JSON.stringify(event.eventName)},{"_placeholder":true,"num":0}]`;
    await handler.acknowledged(handler.echo({ args: '"a"' }), '430["a"]');
    expectNoAcknowledgement(await handler.post({ ...event, body }), 'A binary event without attachments');
  },
);

handlerScenario(
  'another event than ce-eventName is not acknowledged',
  verifies('HANDLER-MESSAGE-14'),
  async ({ handler }) => {
    const event = handler.echo({ args: '"a"' });
    await handler.acknowledged(event, '430["a"]');
    const other = withHeader(event, 'ce-eventName', 'another-event');
    expectNoAcknowledgement(await handler.post(other), 'A message whose ce-eventName names another event');
  },
);

handlerScenario('a message of nearly 1 MB is accepted', verifies('HANDLER-MESSAGE-16'), async ({ handler }) => {
  await handler.acknowledged(handler.echo({ args: '"a"' }), '430["a"]');
  const args = JSON.stringify('x'.repeat(1_000_000));
  expectAcknowledgement(await handler.post(handler.echo({ ackId: '1', args })), `431[${args}]`);
});

handlerScenario(
  'events at once have their own acknowledgements',
  verifies('HANDLER-MESSAGE-17'),
  async ({ handler }) => {
    await handler.acknowledged(handler.echo({ args: '"a"' }), '430["a"]');
    const userId = `user-${newId().slice(0, 8)}`;
    const numbers = Array.from({ length: 20 }, (_, index) => index + 1);
    const answers = await Promise.all(
      numbers.map((id) => handler.post(handler.echo({ userId, ackId: String(id), args: `"${id}"` }))),
    );
    for (const [index, answer] of answers.entries()) {
      expectAcknowledgement(answer, `43${index + 1}["${index + 1}"]`, `Event ${index + 1} of 20 at once`);
    }
  },
);

handlerScenario(
  'a delivery that comes again is answered again',
  verifies('HANDLER-MESSAGE-18'),
  async ({ handler }) => {
    const event = handler.echo({ connectionId: newId(), args: '"a"' });
    await handler.acknowledged(event, '430["a"]');
    const again = await handler.post(event);
    expectSuccess(again, 'delivery that came again');
    expectAcknowledgement(again, '430["a"]', 'The delivery that came again');
  },
);
