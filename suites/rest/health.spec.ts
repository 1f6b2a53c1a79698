import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario('the health is answered with 200', verifies('REST-HEALTH-01'), async ({ service }) => {
  expect((await service.request({ method: 'HEAD', path: '/api/health' })).status).toBe(200);
});

scenario('the health is answered without a token', verifies('REST-HEALTH-02'), async ({ service }) => {
  expect((await service.request({ method: 'HEAD', path: '/api/health', token: 'none' })).status).toBe(200);
});
