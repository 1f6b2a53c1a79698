import {
  expect,
  expectAdmitted,
  expectRejected,
  handlerScenario,
  type HandlerUnderTest,
  headerOf,
  newId,
  signingKeys,
  step,
  verifies,
  withHeader,
  without,
} from '../../fixtures/handler.js';
import { signConnection } from '../../protocol/index.js';

const unknownKey = 'a-key-that-no-handler-knows';

/** Sees that signatures are checked at all: where they are not, nothing else of them can be judged. */
async function checksSignatures(handler: HandlerUnderTest): Promise<void> {
  await handler.admits();
  await step('HANDLER-SIGNATURE-01', () => expectForgeryRejected(handler));
}

async function expectForgeryRejected(handler: HandlerUnderTest): Promise<void> {
  const event = handler.echo();
  const wrong = signConnection(headerOf(event, 'ce-connectionId'), [unknownKey, newId()]);
  expectRejected(await handler.post(withHeader(event, 'ce-signature', wrong)), 'A message with a wrong signature');
}

handlerScenario(
  'a message with a wrong signature is rejected',
  verifies('HANDLER-SIGNATURE-01'),
  async ({ handler }) => {
    await handler.admits();
    await expectForgeryRejected(handler);
  },
);

handlerScenario('a message without a signature is rejected', verifies('HANDLER-SIGNATURE-05'), async ({ handler }) => {
  await checksSignatures(handler);
  expectRejected(await handler.post(without(handler.echo(), 'ce-signature')), 'A message without a signature');
});

handlerScenario('a forged connect event is rejected', verifies('HANDLER-SIGNATURE-09'), async ({ handler }) => {
  await checksSignatures(handler);
  const event = handler.system('connect');
  const wrong = signConnection(headerOf(event, 'ce-connectionId'), [unknownKey, newId()]);
  expectRejected(
    await handler.post(withHeader(event, 'ce-signature', wrong)),
    'A connect event with a wrong signature',
  );
});

handlerScenario(
  'the signature of another connection is rejected',
  verifies('HANDLER-SIGNATURE-06'),
  async ({ handler }) => {
    await checksSignatures(handler);
    const event = handler.system('connect');
    const others = signConnection(newId(), signingKeys(handler.descriptor.accessKeys ?? []));
    expectRejected(await handler.post(withHeader(event, 'ce-signature', others)), "Another connection's signature");
  },
);

handlerScenario('a signature that is cut short is rejected', verifies('HANDLER-SIGNATURE-07'), async ({ handler }) => {
  await checksSignatures(handler);
  const event = handler.system('connect');
  const [key = ''] = handler.descriptor.accessKeys ?? [];
  const signature = signConnection(headerOf(event, 'ce-connectionId'), [key]);
  for (const length of [signature.length - 1, 'sha256='.length + 8, 'sha256='.length]) {
    const cut = await handler.post(withHeader(event, 'ce-signature', signature.slice(0, length)));
    expectRejected(cut, `A signature of ${length - 'sha256='.length} digits`);
  }
});

for (const place of ['first', 'second']) {
  handlerScenario(`the ${place} item of the list may match`, verifies('HANDLER-SIGNATURE-02'), async ({ handler }) => {
    const [key = ''] = handler.descriptor.accessKeys ?? [];
    const event = handler.system('connect');
    const keys = place === 'first' ? [key, unknownKey] : [unknownKey, key];
    const signature = signConnection(headerOf(event, 'ce-connectionId'), keys);
    expectAdmitted(await handler.post(withHeader(event, 'ce-signature', signature)));
  });
}

handlerScenario('a wrong signature is answered with 401', verifies('HANDLER-SIGNATURE-03'), async ({ handler }) => {
  await checksSignatures(handler);
  const event = handler.system('connect');
  const wrong = signConnection(headerOf(event, 'ce-connectionId'), [unknownKey]);
  const { status } = await handler.post(withHeader(event, 'ce-signature', wrong));
  expect(status, 'the status of the answer to a wrong signature').toBe(401);
});

handlerScenario('the digits may be upper case', verifies('HANDLER-SIGNATURE-04'), async ({ handler }) => {
  const event = handler.system('connect');
  const signature = headerOf(event, 'ce-signature').replaceAll(/=[0-9a-f]+/g, (digits) => digits.toUpperCase());
  expectAdmitted(await handler.post(withHeader(event, 'ce-signature', signature)));
});

for (const place of [0, 1]) {
  const name = place === 0 ? 'first' : 'second';
  handlerScenario(`the ${name} key alone is enough`, verifies('HANDLER-SIGNATURE-08'), async ({ handler }) => {
    const event = handler.system('connect');
    const key = handler.descriptor.accessKeys?.[place] ?? '';
    const signature = signConnection(headerOf(event, 'ce-connectionId'), [key]);
    expectAdmitted(await handler.post(withHeader(event, 'ce-signature', signature)));
  });
}

handlerScenario(
  'an event without a signature is accepted where no key is known',
  verifies('HANDLER-SIGNATURE-10'),
  async ({ handler }) => {
    await handler.admits();
    expectAdmitted(await handler.post(without(handler.system('connect'), 'ce-signature')));
  },
);
