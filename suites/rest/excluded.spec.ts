import { expect, scenario, verifies } from '../../fixtures/index.js';
import { recipients } from '../recipients.js';

scenario(
  'an excluded connection is left out of a send to a group, and is reached by the next',
  verifies('REST-SEND-08'),
  async ({ connect, service, upstream, ns }) => {
    const [excluded, other] = await Promise.all([connect(), connect()]);
    await service.sendToGroup(ns.group, ns.event('news'), { excluded: [upstream.connectionOf(excluded)] });
    expect(await recipients({ excluded, other }, 'news')).toEqual(['other']);
    await service.sendToGroup(ns.group, ns.event('more news'));
    expect(await recipients({ excluded, other }, 'more news')).toEqual(['excluded', 'other']);
  },
);

scenario(
  'each of several excluded parameters leaves a connection out',
  verifies('REST-SEND-09'),
  async ({ connect, service, upstream, ns }) => {
    const [first, second, other] = await Promise.all([connect(), connect(), connect()]);
    const excluded = [first, second].map((client) => upstream.connectionOf(client));
    await service.sendToGroup(ns.group, ns.event('news'), { excluded });
    expect(await recipients({ first, second, other }, 'news')).toEqual(['other']);
  },
);

scenario(
  'an excluded connection is left out of a send to the hub',
  verifies('REST-SEND-10'),
  async ({ connect, service, upstream, ns }) => {
    const [excluded, other] = await Promise.all([connect(), connect()]);
    await service.sendToAll(ns.event('news'), {
      filter: `'${ns.group}' in groups`,
      excluded: [upstream.connectionOf(excluded)],
    });
    expect(await recipients({ excluded, other }, 'news')).toEqual(['other']);
  },
);
