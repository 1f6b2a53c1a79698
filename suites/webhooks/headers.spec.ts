import { expect, scenario, verifies, type Delivery } from '../../fixtures/index.js';
import { systemEvents } from '../../protocol/index.js';
import { deliverOneOfEach } from './one-of-each.js';

scenario('every event is a POST', verifies('WEBHOOKS-HEADERS-01'), async ({ connect, eventHandler }) => {
  for (const delivery of (await deliverOneOfEach({ connect, eventHandler })).all) {
    expect(delivery.method, String(delivery)).toBe('POST');
  }
});

scenario(
  "WebHook-Request-Origin, where it is sent, is the service's host",
  verifies('WEBHOOKS-HEADERS-02'),
  async ({ connect, eventHandler, environment }) => {
    const { host, hostname } = new URL(environment.endpoint);
    for (const delivery of (await deliverOneOfEach({ connect, eventHandler })).all) {
      const origins = delivery.headers['webhook-request-origin'];
      // The specification's sample has the default port, so it leaves open whether another one is named.
      // A list of both serves handlers that compare either.
      for (const origin of origins?.toLowerCase().split(/[ ,]+/) ?? []) {
        expect([host, hostname], String(delivery)).toContain(origin);
      }
    }
  },
);

const present: readonly (readonly [title: string, requirement: string, header: string, value: RegExp])[] = [
  ['every delivery has WebHook-Request-Origin', 'WEBHOOKS-HEADERS-23', 'webhook-request-origin', /./],
  ['every event has ce-specversion 1.0', 'WEBHOOKS-HEADERS-05', 'ce-specversion', /^1\.0$/],
  ['every delivery has ce-awpsversion 1.0', 'WEBHOOKS-HEADERS-29', 'ce-awpsversion', /^1\.0$/],
];

for (const [title, requirement, header, value] of present) {
  scenario(title, verifies(requirement), async ({ connect, eventHandler }) => {
    for (const delivery of (await deliverOneOfEach({ connect, eventHandler })).all) {
      expect(delivery.header(header), String(delivery)).toMatch(value);
    }
  });
}

scenario(
  'ce-type of a message is azure.webpubsub.user.message',
  verifies('WEBHOOKS-HEADERS-24'),
  async ({ connect, eventHandler }) => {
    const { events } = await deliverOneOfEach({ connect, eventHandler });
    expect(events.message.header('ce-type')).toBe('azure.webpubsub.user.message');
  },
);

scenario('system events are JSON in UTF-8', verifies('WEBHOOKS-HEADERS-03'), async ({ connect, eventHandler }) => {
  const { events } = await deliverOneOfEach({ connect, eventHandler });
  for (const kind of systemEvents) {
    expect(events[kind].header('content-type'), kind).toMatch(/^application\/json( *; *charset="?utf-8"?)?$/i);
  }
});

scenario('messages are plain text', verifies('WEBHOOKS-HEADERS-04'), async ({ connect, eventHandler }) => {
  const { events } = await deliverOneOfEach({ connect, eventHandler });
  expect(events.message.header('content-type')).toMatch(/^text\/plain( *;.*)?$/i);
});

scenario('ce-type names the system event', verifies('WEBHOOKS-HEADERS-06'), async ({ connect, eventHandler }) => {
  const { events } = await deliverOneOfEach({ connect, eventHandler });
  for (const kind of systemEvents) expect(events[kind].header('ce-type')).toBe(`azure.webpubsub.sys.${kind}`);
});

scenario('ce-eventName names the system event', verifies('WEBHOOKS-HEADERS-13'), async ({ connect, eventHandler }) => {
  const { events } = await deliverOneOfEach({ connect, eventHandler });
  for (const kind of systemEvents) expect(events[kind].eventName).toBe(kind);
});

const userType = /^azure\.webpubsub\.user\../;

scenario(
  'ce-type of a message is that of a user event',
  verifies('WEBHOOKS-HEADERS-07'),
  async ({ connect, eventHandler }) => {
    const { events } = await deliverOneOfEach({ connect, eventHandler });
    expect(events.message.header('ce-type')).toMatch(userType);
  },
);

scenario(
  'ce-eventName of a message is the event that was emitted',
  verifies('WEBHOOKS-HEADERS-14'),
  async ({ connect, eventHandler }) => {
    const { events } = await deliverOneOfEach({ connect, eventHandler });
    expect(events.message.eventName).toBe('hello');
  },
);

for (const [title, requirement, check] of [
  [
    'a message named like a system event has the type of a message',
    'WEBHOOKS-HEADERS-07',
    (delivery: Delivery) => {
      expect(delivery.header('ce-type')).toMatch(userType);
    },
  ],
  [
    'a message named like a system event has its name in ce-eventName',
    'WEBHOOKS-HEADERS-14',
    (delivery: Delivery, name: string) => {
      expect(delivery.eventName).toBe(name);
    },
  ],
] as const) {
  scenario(title, verifies(requirement), async ({ connect, eventHandler }) => {
    const client = await connect();
    for (const name of ['connected', 'disconnected']) {
      client.emit(name, 'by a client');
      check(await eventHandler.next('message'), name);
    }
  });
}
