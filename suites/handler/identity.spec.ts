import { expectRejected, handlerScenario, verifies } from '../../fixtures/handler.js';

handlerScenario('an event without a token is rejected', verifies('HANDLER-IDENTITY-01'), async ({ handler }) => {
  await handler.admits();
  expectRejected(await handler.post(handler.system('connect'), { bearer: null }), 'An event without a token');
});

handlerScenario('a token for another audience is rejected', verifies('HANDLER-IDENTITY-02'), async ({ handler }) => {
  await handler.admits();
  const bearer = await handler.token({ audience: 'api://another-app' });
  expectRejected(
    await handler.post(handler.system('connect'), { bearer }),
    'An event with a token for another audience',
  );
});

handlerScenario('a token of another key is rejected', verifies('HANDLER-IDENTITY-03'), async ({ handler }) => {
  await handler.admits();
  const bearer = await handler.token({ key: 'unknown' });
  expectRejected(await handler.post(handler.system('connect'), { bearer }), 'An event with a token of another key');
});

handlerScenario('a token that has expired is rejected', verifies('HANDLER-IDENTITY-04'), async ({ handler }) => {
  await handler.admits();
  const bearer = await handler.token({ lifetimeSeconds: -3600 });
  expectRejected(await handler.post(handler.system('connect'), { bearer }), 'An event with a token that has expired');
});
