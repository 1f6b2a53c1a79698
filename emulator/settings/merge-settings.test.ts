import { expect, it } from 'vitest';
import { mergeSettings } from './merge-settings.js';

const handler = { urlTemplate: 'http://a/' };

it.each<[string, object, object, object]>([
  ['replaces a value', { port: 1, host: 'a' }, { port: 2 }, { port: 2, host: 'a' }],
  [
    'adds a member to a hub, whatever the case of its name',
    { hubs: { Chat: { eventHandlers: [handler] }, news: {} } },
    { hubs: { chat: { anonymousConnectPolicy: 'allow' } } },
    { hubs: { chat: { eventHandlers: [handler], anonymousConnectPolicy: 'allow' }, news: {} } },
  ],
  [
    "replaces a hub's list of event handlers",
    { hubs: { chat: { eventHandlers: [handler, handler] } } },
    { hubs: { chat: { eventHandlers: [] } } },
    { hubs: { chat: { eventHandlers: [] } } },
  ],
  [
    'adds a member to webhooks, engine and identity',
    { webhooks: { timeoutMs: 5 }, engine: { pingTimeoutMs: 5 }, identity: { issuer: 'http://a' } },
    { webhooks: { http2: true }, engine: { pingIntervalMs: 6 }, identity: { ownerRole: 'o' } },
    {
      webhooks: { timeoutMs: 5, http2: true },
      engine: { pingTimeoutMs: 5, pingIntervalMs: 6 },
      identity: { issuer: 'http://a', ownerRole: 'o' },
    },
  ],
  [
    'replaces tls whole',
    { tls: { certificateFile: 'c', keyFile: 'k' } },
    { tls: { generate: true } },
    { tls: { generate: true } },
  ],
])('%s', (_, base, input, merged) => {
  expect(mergeSettings({ ...base }, { ...input })).toEqual(merged);
});
