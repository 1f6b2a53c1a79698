import {
  expect,
  expectClientError,
  expectPermission,
  expectSuccess,
  handlerScenario,
  verifies,
} from '../../fixtures/handler.js';

const foreignOrigin = 'another-service.example';

handlerScenario('the service may send events', verifies('HANDLER-VALIDATION-01'), async ({ handler }) => {
  expectPermission(await handler.validate(), handler.origin);
});

/** How long a service waits for an answer to its validation request. */
const validationMs = 10_000;

handlerScenario('a validation request is answered in time', verifies('HANDLER-VALIDATION-10'), async ({ handler }) => {
  const { status } = await handler.validate({ timeoutMs: validationMs });
  expect(status, 'the status of the answer to the validation request').toBeGreaterThanOrEqual(200);
});

handlerScenario('permission has a 2xx status', verifies('HANDLER-VALIDATION-05'), async ({ handler }) => {
  expectSuccess(await handler.permits(), 'validation request');
});

handlerScenario('the Allow header names POST', verifies('HANDLER-VALIDATION-06'), async ({ handler }) => {
  const { headers } = await handler.permits();
  expect(headers['allow'] ?? '', 'Allow').toMatch(/\bPOST\b/i);
});

handlerScenario('permission says a rate', verifies('HANDLER-VALIDATION-07'), async ({ handler }) => {
  const { headers } = await handler.permits();
  expect(headers['webhook-allowed-rate'] ?? '', 'WebHook-Allowed-Rate').toMatch(/^(\*|[1-9]\d*)$/);
});

handlerScenario(
  'the origin alone is enough to get permission',
  verifies('HANDLER-VALIDATION-11'),
  async ({ handler }) => {
    await handler.permits();
    expectPermission(await handler.validate({ originAlone: true }), handler.origin);
  },
);

handlerScenario('GET is answered as OPTIONS', verifies('HANDLER-VALIDATION-03'), async ({ handler }) => {
  const byOptions = await handler.permits();
  const byGet = await handler.validate({ method: 'GET' });
  expect(byGet.headers['webhook-allowed-origin']).toBe(byOptions.headers['webhook-allowed-origin']);
  expectSuccess(byGet, 'validation request by GET');
});

handlerScenario('another service may send no events', verifies('HANDLER-VALIDATION-02'), async ({ handler }) => {
  await handler.permits();
  const { headers } = await handler.validate({ origin: foreignOrigin });
  expect([foreignOrigin, '*'], 'WebHook-Allowed-Origin').not.toContain(headers['webhook-allowed-origin']);
});

handlerScenario('another service is answered with 4xx', verifies('HANDLER-VALIDATION-04'), async ({ handler }) => {
  await handler.permits();
  expectClientError(await handler.validate({ origin: foreignOrigin }), 'A validation request of another origin');
});

handlerScenario(
  'the service is found among several origins',
  verifies('HANDLER-VALIDATION-08'),
  async ({ handler }) => {
    await handler.permits();
    const { headers } = await handler.validate({ origin: `${foreignOrigin}, ${handler.origin}` });
    expect([handler.origin, '*'], 'WebHook-Allowed-Origin').toContain(headers['webhook-allowed-origin']);
  },
);

handlerScenario('the letter case of the origin is ignored', verifies('HANDLER-VALIDATION-09'), async ({ handler }) => {
  await handler.permits();
  const { headers } = await handler.validate({ origin: handler.origin.toUpperCase() });
  expect([handler.origin.toLowerCase(), '*'], 'WebHook-Allowed-Origin').toContain(
    headers['webhook-allowed-origin']?.toLowerCase(),
  );
});
