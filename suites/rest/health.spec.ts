import { expect, scenario, verifies } from '../../fixtures/index.js';

scenario('anybody may ask for the health', verifies('REST-HEALTH-01'), async ({ service }) => {
  const { status } = await service.request({ method: 'HEAD', path: '/api/health', token: 'none' });
  expect(status).toBe(200);
});
