import { loadVectors } from '../../specs/vectors.js';
import { expect, scenario, step, verifies } from '../../fixtures/index.js';

const { rows } = loadVectors('header-encodings');
/** What the CloudEvents HTTP binding would percent-encode, were it followed to the letter. */
const escapable = /[ "%]/;
const asTheyAre = rows.filter(({ text, header }) => text === header);
const plain = asTheyAre.filter(({ text }) => !escapable.test(text));
const encoded = rows.filter(({ text, header }) => text !== header);

for (const [title, id, names] of [
  ['an event name of letters, digits and punctuation is in ce-eventName as it is', 'WEBHOOKS-HEADERS-15', plain],
  [
    'an event name with spaces, quotation or percent signs is in ce-eventName as it is',
    'FUNCTIONS-HEADERS-04',
    asTheyAre.filter(({ text }) => escapable.test(text)),
  ],
] as const) {
  scenario(title, verifies(id), async ({ connect, eventHandler }) => {
    const client = await connect();
    for (const { name, text } of names) {
      client.emit(text);
      const delivery = await eventHandler.next('message');
      expect(delivery.eventName, name).toBe(text);
    }
  });
}

scenario(
  'an event name beyond printable ASCII is in ce-eventName percent-encoded',
  verifies('WEBHOOKS-HEADERS-16'),
  async ({ connect, eventHandler }) => {
    const client = await connect();
    for (const { name, text, header } of encoded) {
      client.emit(text);
      const delivery = await eventHandler.next('message');
      expect(delivery.eventName, name).toBe(header);
    }
  },
);

scenario(
  'a namespace beyond printable ASCII is in ce-namespace percent-encoded',
  verifies('WEBHOOKS-HEADERS-27'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    const namespaces = encoded.filter(({ text }) => text.startsWith('/'));
    for (const { text, header } of [...namespaces, { text: '/日本 100%', header: '/%E6%97%A5%E6%9C%AC%20100%25' }]) {
      const namespace = anotherNamespace(text);
      await step('MAPPING-NAMESPACE-06', () => connect({ namespace }));
      const delivery = await eventHandler.next('connect');
      await step('WEBHOOKS-HEADERS-17', () => {
        expect(delivery.namespace).toMatch(/^\//);
      });
      expect(delivery.namespace).toBe(namespace.path.replace(text, header));
    }
  },
);
