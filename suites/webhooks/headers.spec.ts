import { expect, scenario, verifies } from '../../fixtures/index.js';
import { deliverOneOfEach, systemKinds } from './one-of-each.js';

scenario(
  'every event is a POST with CloudEvents 1.0 and the service’s host',
  verifies('WEBHOOKS-HEADERS-01', 'WEBHOOKS-HEADERS-02', 'WEBHOOKS-HEADERS-05'),
  async ({ connect, eventHandler, environment }) => {
    const { host, hostname } = new URL(environment.endpoint);
    for (const delivery of (await deliverOneOfEach({ connect, eventHandler })).all) {
      expect(delivery.method, String(delivery)).toBe('POST');
      expect(delivery.header('ce-specversion'), String(delivery)).toBe('1.0');
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

scenario(
  'system events are JSON in UTF-8, and messages are plain text',
  verifies('WEBHOOKS-HEADERS-03', 'WEBHOOKS-HEADERS-04'),
  async ({ connect, eventHandler }) => {
    const { events } = await deliverOneOfEach({ connect, eventHandler });
    for (const kind of systemKinds) {
      expect(events[kind].header('content-type'), kind).toMatch(/^application\/json( *; *charset="?utf-8"?)?$/i);
      expect(events[kind].json(), kind).toBeInstanceOf(Object);
    }
    expect(events.message.header('content-type')).toMatch(/^text\/plain( *;.*)?$/i);
  },
);

scenario(
  'ce-type and ce-eventName name the event',
  verifies('WEBHOOKS-HEADERS-06', 'WEBHOOKS-HEADERS-07', 'WEBHOOKS-HEADERS-13', 'WEBHOOKS-HEADERS-14'),
  async ({ connect, eventHandler }) => {
    const { events } = await deliverOneOfEach({ connect, eventHandler });
    for (const kind of systemKinds) {
      expect(events[kind].header('ce-type')).toBe(`azure.webpubsub.sys.${kind}`);
      expect(events[kind].eventName).toBe(kind);
    }
    expect(events.message.header('ce-type')).toMatch(/^azure\.webpubsub\.user\../);
    expect(events.message.eventName).toBe('hello');
  },
);

scenario(
  'a message named like a system event has the type of a message',
  verifies('WEBHOOKS-HEADERS-07', 'WEBHOOKS-HEADERS-14'),
  async ({ connect, eventHandler }) => {
    const client = await connect();
    for (const name of ['connected', 'disconnected']) {
      client.emit(name, 'by a client');
      const delivery = await eventHandler.next('message');
      expect(delivery.header('ce-type')).toMatch(/^azure\.webpubsub\.user\../);
      expect(delivery.eventName).toBe(name);
      expect(delivery.args).toEqual(['by a client']);
    }
  },
);
