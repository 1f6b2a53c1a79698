import assert from 'node:assert/strict';
import { test } from 'node:test';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { mswService } from 'socketio-serverless/msw';
import { announce } from './backend.js';

test('a handler of MSW that is added later comes first', async () => {
  const service = mswService();
  const server = setupServer(...service.handlers);
  server.listen({ onUnhandledRequest: 'error' });
  service.addClient({ hub: 'chat', userId: 'ana' });
  const handlers = [
    // #region handler
    http.post(`${service.endpoint}/api/hubs/chat/users/:userId/\\:send`, () => new HttpResponse(null, { status: 202 })),
    // #endregion
  ];
  server.use(...handlers);
  await announce(service.connectionString, 'ana', 'Lunch is ready');
  assert.deepEqual(
    service.calls().map(({ operation }) => operation),
    ['userExists'],
  );
  server.close();
});
