import {
  expect,
  expectAcknowledgement,
  expectAdmitted,
  handlerScenario,
  headerOf,
  newId,
  verifies,
  withHeader,
} from '../../fixtures/handler.js';

const unknownEvent = `no-such-event-${newId().slice(0, 8)}`;

handlerScenario('an unknown event is answered with 404', verifies('HANDLER-ROUTING-01'), async ({ handler }) => {
  const { status } = await handler.post(handler.message({ name: unknownEvent, ackId: '1' }));
  expect(status, 'the status of the answer to an unknown event').toBe(404);
});

for (const name of ['connect', 'connected', 'disconnected']) {
  handlerScenario(`a message named ${name} is a message`, verifies('HANDLER-ROUTING-02'), async ({ handler }) => {
    const other = await handler.post(handler.message({ name: unknownEvent, ackId: '1', args: '"a"' }));
    const named = await handler.post(handler.message({ name, ackId: '1', args: '"a"' }));
    const comparable = (text: string): string => text.replaceAll(unknownEvent, name);
    expect([named.status, named.body], `the answer to a message named ${name}, beside that to ${unknownEvent}`).toEqual(
      [other.status, comparable(other.body)],
    );
  });
}

for (const suffix of ['message', 'echo']) {
  handlerScenario(`the ce-type may end with ${suffix}`, verifies('HANDLER-ROUTING-03'), async ({ handler }) => {
    const event = handler.echo({ ackId: '1', args: '"a"' });
    await handler.acknowledged(event, '431["a"]');
    const ending = suffix === 'message' ? suffix : headerOf(event, 'ce-eventName');
    const typed = withHeader(event, 'ce-type', `azure.webpubsub.user.${ending}`);
    expectAcknowledgement(await handler.post(typed), '431["a"]');
  });
}

handlerScenario(
  'an event of another hub is answered with 404',
  verifies('HANDLER-ROUTING-04'),
  async ({ handler, handlerEnvironment, notApplicable }) => {
    notApplicable(handlerEnvironment.url.includes('{hub}'), 'its URL names the hub');
    await handler.admits();
    const { status } = await handler.post(withHeader(handler.system('connect'), 'ce-hub', 'no_such_hub'));
    expect(status, 'the status of the answer to an event of another hub').toBe(404);
  },
);

handlerScenario(
  'an event of an unknown namespace is answered with 404',
  verifies('HANDLER-ROUTING-05'),
  async ({ handler }) => {
    await handler.admits();
    const { status } = await handler.post(handler.system('connect', { namespace: '/no-such-namespace' }));
    expect(status, 'the status of the answer to an event of an unknown namespace').toBe(404);
  },
);

handlerScenario('the letter case of the hub is ignored', verifies('HANDLER-ROUTING-06'), async ({ handler }) => {
  await handler.admits();
  const { hub } = handler.descriptor;
  const other = hub === hub.toUpperCase() ? hub.toLowerCase() : hub.toUpperCase();
  expectAdmitted(await handler.post(withHeader(handler.system('connect'), 'ce-hub', other)));
});

handlerScenario('an encoded name is another event', verifies('HANDLER-ROUTING-07'), async ({ handler }) => {
  await handler.acknowledged(handler.echo({ args: '"a"' }), '430["a"]');
  const encoded = percentEncoded(handler.descriptor.events?.echo ?? '');
  const unknown = await handler.post(handler.message({ name: unknownEvent, ackId: '1', args: '"a"' }));
  const named = await handler.post(handler.message({ name: encoded, ackId: '1', args: '"a"' }));
  const comparable = (text: string): string => text.replaceAll(unknownEvent, encoded);
  expect(
    [named.status, named.body],
    `the answer to a message named ${encoded}, beside that to ${unknownEvent}`,
  ).toEqual([unknown.status, comparable(unknown.body)]);
});

/** A text with each of its bytes percent-encoded. */
function percentEncoded(text: string): string {
  return Buffer.from(text).toString('hex').toUpperCase().replaceAll(/../g, '%$&');
}
