import { scenario, verifies } from '../../fixtures/index.js';
import { expectRecipients } from '../recipients.js';

scenario(
  'an excluded connection is left out of a send to a group, and is reached by the next',
  verifies('REST-SEND-08'),
  async ({ connect, service, eventHandler, ns }) => {
    const [excluded, other] = await Promise.all([connect(), connect()]);
    await service.sendToGroup(ns.group, ns.event('news'), { excluded: [eventHandler.connectionOf(excluded)] });
    await expectRecipients({ excluded, other }, 'news', ['other']);
    await service.sendToGroup(ns.group, ns.event('more news'));
    await expectRecipients({ excluded, other }, 'more news', ['excluded', 'other']);
  },
);

scenario(
  'each of several excluded parameters leaves a connection out',
  verifies('REST-SEND-09'),
  async ({ connect, service, eventHandler, ns }) => {
    const [first, second, other] = await Promise.all([connect(), connect(), connect()]);
    const excluded = [first, second].map((client) => eventHandler.connectionOf(client));
    await service.sendToGroup(ns.group, ns.event('news'), { excluded });
    await expectRecipients({ first, second, other }, 'news', ['other']);
  },
);

scenario(
  'an excluded connection is left out of a send to the hub',
  verifies('REST-SEND-10'),
  async ({ connect, service, eventHandler, ns }) => {
    const [excluded, other] = await Promise.all([connect(), connect()]);
    await service.sendToAll(ns.event('news'), {
      filter: `'${ns.group}' in groups`,
      excluded: [eventHandler.connectionOf(excluded)],
    });
    await expectRecipients({ excluded, other }, 'news', ['other']);
  },
);
