import { expect, it } from 'vitest';
import { connectClient, hub, service, startHandler, startNode } from './nodes.js';
import { startRedisServer } from './redis-server.js';

const trace = { traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, tracestate: 'rojo=1' };

it('carries the trace of a call into the events of the clients of all nodes', async () => {
  await using redis = await startRedisServer();
  await using handler = await startHandler();
  const { url } = redis;
  await using a = await startNode({ url, handler });
  await using b = await startNode({ url, handler });
  using first = await connectClient(a);
  using second = await connectClient(b);
  const { response } = await service(a).POST('/api/hubs/{hub}/:closeConnections', {
    params: { path: { hub } },
    headers: trace,
  });
  expect(response.status).toBe(204);
  await expect.poll(() => handler.events('disconnected').length).toBe(2);
  const told = handler.events('disconnected').map(({ connectionId, headers: { traceparent, tracestate } }) => ({
    connectionId,
    traceparent,
    tracestate,
  }));
  expect(new Set(told)).toEqual(new Set([first, second].map(({ connectionId }) => ({ connectionId, ...trace }))));
  expect(handler.events('connected').map(({ headers }) => headers['traceparent'])).toEqual([undefined, undefined]);
});
