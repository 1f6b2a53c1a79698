import { expect, handlerScenario, verifies, within } from '../../fixtures/handler.js';

// All by one worker, which starts the service once: it costs more than the scenarios.
handlerScenario.describe.configure({ mode: 'default' });

handlerScenario('a real client is admitted', verifies('HANDLER-CONNECT-01'), async ({ handler, serviceBefore }) => {
  await handler.permits();
  const socket = (await serviceBefore()).connect({ userId: 'ana' });
  const seen = new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('admitted'));
    socket.once('connect_error', ({ message }) => resolve(`rejected: ${message}`));
  });
  expect(await within(seen, handler.answerMs, 'a decision about a client')).toBe('admitted');
});

handlerScenario('a real client is rejected', verifies('HANDLER-CONNECT-02'), async ({ handler, serviceBefore }) => {
  await handler.admits();
  await handler.permits();
  const socket = (await serviceBefore()).connect({ userId: handler.descriptor.rejectedUser ?? '' });
  const seen = new Promise<string>((resolve) => {
    socket.once('connect', () => resolve('admitted'));
    socket.once('connect_error', () => resolve('rejected'));
  });
  expect(await within(seen, handler.answerMs, 'a decision about a client')).toBe('rejected');
});

handlerScenario(
  'a real client gets its acknowledgement',
  verifies('HANDLER-MESSAGE-01'),
  async ({ handler, serviceBefore }) => {
    await handler.permits();
    const socket = (await serviceBefore()).connect({ userId: 'ana' });
    const acknowledged: unknown = await socket
      .timeout(handler.answerMs)
      .emitWithAck(handler.descriptor.events?.echo ?? '', 'a', { b: [1] });
    expect(acknowledged, 'the first argument of the acknowledgement at the client').toBe('a');
  },
);
