import { expectAccepted, expectStatus, scenario, verifies } from '../../fixtures/index.js';

scenario('the health is answered with 200', verifies('REST-HEALTH-01'), async ({ service }) => {
  await expectStatus(service.request({ method: 'HEAD', path: '/api/health' }), 200);
});

scenario('the health is answered without a token', verifies('REST-HEALTH-02'), async ({ service }) => {
  await expectAccepted(service.request({ method: 'HEAD', path: '/api/health', token: 'none' }));
});
