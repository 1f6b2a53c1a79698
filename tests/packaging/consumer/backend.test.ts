// #region test
import assert from 'node:assert/strict';
import { after, afterEach, before, test } from 'node:test';
import { setupServer } from 'msw/node';
import { mswService } from 'socketio-serverless/msw';
import { announce } from './backend.js';

const service = mswService();
const server = setupServer(...service.handlers);

before(() => server.listen({ onUnhandledRequest: 'error' }));
afterEach(() => service.reset());
after(() => server.close());

test('it sends to a user who is there', async () => {
  const ana = service.addClient({ hub: 'chat', userId: 'ana' });
  await announce(service.connectionString, 'ana', 'Lunch is ready');
  assert.deepEqual(ana.received, [{ namespace: '/', event: 'news', args: ['Lunch is ready'] }]);
});

test('it sends nothing to a user who is not', async () => {
  await announce(service.connectionString, 'ana', 'Lunch is ready');
  assert.deepEqual(service.sends(), []);
});

test('it tries again when the service is overloaded', async () => {
  service.addClient({ hub: 'chat', userId: 'ana' });
  const fault = service.injectFault({ status: 503, operation: 'sendToUser', times: 1 });
  await announce(service.connectionString, 'ana', 'Lunch is ready');
  assert.equal(fault.hits, 1);
  assert.equal(service.sends().at(-1)?.status, 202);
});
// #endregion
