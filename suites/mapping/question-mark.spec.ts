import { expect, scenario, verifies } from '../../fixtures/index.js';
import { systemEvents } from '../../protocol/index.js';

const query = '?locale=de';

scenario(
  'a client connects to a namespace with a question mark in its name, and has its events acknowledged there',
  verifies('MAPPING-NAMESPACE-01'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    const client = await connect({ namespace: anotherNamespace(query) });
    eventHandler.onMessage('question', (message) => message.ack('answer'));
    expect(await client.emitWithAck('question')).toBe('answer');
  },
);

scenario(
  'a send to the group of the whole name of a namespace reaches its sockets',
  verifies('MAPPING-NAMESPACE-02'),
  async ({ connect, service, anotherNamespace }) => {
    const namespace = anotherNamespace(query);
    const client = await connect({ namespace });
    await service.sendToGroup(namespace.group, namespace.event('news', 1));
    expect(await client.next('news')).toEqual([1]);
  },
);

scenario(
  'the events of a socket name its namespace with a question mark and what follows it',
  verifies('MAPPING-NAMESPACE-03'),
  async ({ connect, eventHandler, anotherNamespace }) => {
    const namespace = anotherNamespace(query);
    const client = await connect({ namespace });
    client.disconnect();
    // That it begins with a slash is WEBHOOKS-HEADERS-17.
    const [, afterSlash = ''] = namespace.path.split('/');
    for (const event of systemEvents) {
      expect((await eventHandler.next(event)).namespace, event).toContain(afterSlash);
    }
  },
);
