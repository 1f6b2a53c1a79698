import type { DeliveryEntry, PacketEntry, RestEntry, TimelineEntry } from '../../specs/timeline.js';

const packet = (
  at: number,
  client: string,
  direction: PacketEntry['direction'],
  text: string,
  meaning: string,
): PacketEntry => ({ kind: 'packet', at, client, direction, text, meaning });

const send: RestEntry = {
  kind: 'rest',
  at: 61.2,
  operationId: 'sendToGroup',
  request: {
    method: 'POST',
    path: '/api/hubs/chat/groups/0~Lw~cm9vbQ/:send?api-version=2024-12-01',
    headers: {
      authorization: 'Bearer <redacted>',
      'content-type': 'text/plain; charset=utf-8',
      'content-length': '23',
    },
    body: '42["news",{"id":9007199254740993}]',
  },
  response: { status: 202, headers: { 'content-length': '0', 'api-supported-versions': '2024-12-01' }, body: '' },
  violations: [],
};

const connectDelivery: DeliveryEntry = {
  kind: 'delivery',
  at: 21.4,
  event: 'connect',
  namespace: '/',
  connectionId: 'Zq3PpHc7S0yWZcXqk1dYwg',
  socketId: 'wP0Ah2b6Tt',
  request: {
    method: 'POST',
    path: '/eventhandler/connect',
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'ce-specversion': '1.0',
      'ce-type': 'azure.webpubsub.sys.connect',
      'ce-hub': 'chat',
      'ce-namespace': '/',
      'ce-connectionId': 'Zq3PpHc7S0yWZcXqk1dYwg',
      'ce-socketId': 'wP0Ah2b6Tt',
      'ce-signature': 'sha256=6d1a…,sha256=77b0…',
    },
    body: '{"claims":{"sub":["alice"]},"query":{"EIO":["4"]},"headers":{"host":["127.0.0.1"]},"clientCertificates":[]}',
  },
  response: { status: 200, headers: { 'content-length': '0' }, body: '' },
  signature: 'valid',
  violations: [],
};

/** Two clients, a room, a send that both of them receive: one of each kind of entry. */
export const sampleTimeline: readonly TimelineEntry[] = [
  { kind: 'client', at: 0.4, client: 'alice', event: 'connecting', detail: 'WebSocket, /clients/socketio/hubs/chat' },
  packet(
    12.1,
    'alice',
    'in',
    '0{"sid":"Zq3PpHc7S0yWZcXqk1dYwg","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}',
    'open',
  ),
  packet(12.9, 'alice', 'out', '40', 'CONNECT to /'),
  connectDelivery,
  packet(25.3, 'alice', 'in', '40{"sid":"wP0Ah2b6Tt"}', 'connected to /'),
  { kind: 'client', at: 25.9, client: 'alice', event: 'connected', detail: 'socket wP0Ah2b6Tt in /' },
  { kind: 'client', at: 27.7, client: 'bob', event: 'connecting', detail: 'WebSocket, /clients/socketio/hubs/chat' },
  packet(36.8, 'bob', 'out', '40', 'CONNECT to /'),
  packet(48, 'bob', 'in', '40{"sid":"Yx81LmQ0aa"}', 'connected to /'),
  send,
  packet(63.5, 'alice', 'in', '42["news",{"id":9007199254740993}]', 'EVENT "news" in /'),
  packet(63.6, 'bob', 'in', '42["news",{"id":9007199254740993}]', 'EVENT "news" in /'),
  packet(80, 'alice', 'in', '2', 'ping'),
  packet(80.2, 'alice', 'out', '3', 'pong'),
  packet(91.4, 'bob', 'in', `42["history","${'lorem ipsum '.repeat(30)}"]`, 'EVENT "history" in /'),
  { kind: 'client', at: 98.4, client: 'bob', event: 'closed', detail: 'by the scenario' },
];

/** The same, where the service answers 200 instead of 202 and signs a delivery with a wrong key. */
export const faultyTimeline: readonly TimelineEntry[] = [
  ...sampleTimeline.slice(0, 3),
  {
    ...connectDelivery,
    signature: 'invalid',
    violations: [
      {
        message: 'ce-signature: neither the primary nor the secondary key gives this signature for the connection id',
        requirement: 'WEBHOOK-SIGN-01',
      },
    ],
  },
  {
    ...send,
    response: { status: 200, headers: { 'content-type': 'text/html' }, body: '<script>alert("not run")</script>' },
    violations: [{ message: 'sendToGroup: saw status 200, expected 202 or 4XX', requirement: 'REST-SEND-04' }],
  },
  { ...send, at: 130, operationId: null, response: null, error: 'socket hang up' },
];
