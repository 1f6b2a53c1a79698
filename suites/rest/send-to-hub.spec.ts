import { scenario, step, verifies } from '../../fixtures/index.js';
import { expectRecipients } from '../recipients.js';

scenario(
  "a send to the hub without a filter reaches every socket of the packet's namespace",
  verifies('REST-SEND-05', 'REST-SEND-06'),
  async ({ connect, service, ns, anotherNamespace, hub, lease }) => {
    const isolated = hub('isolated');
    await lease('hub:isolated');
    const [first, second, elsewhere] = await Promise.all([
      connect({ hub: 'isolated' }),
      connect({ hub: 'isolated' }),
      connect({ hub: 'isolated', namespace: anotherNamespace() }),
    ]);
    await service.addToGroups([ns.room('lobby')], `'${first.group}' in groups`, isolated);
    await service.sendToAll(ns.event('news', 'for all'), { hub: isolated });
    await step('REST-SEND-06', () => expectRecipients({ first, second, elsewhere }, 'news', ['first', 'second']));
  },
);

scenario(
  'a send to the hub reaches once whom its filter matches by several rooms',
  verifies('REST-SEND-05', 'REST-SEND-07'),
  async ({ connect, service, ns }) => {
    const [both, one] = await Promise.all([connect(), connect()]);
    await service.addToGroups([ns.room('a'), ns.room('b')], `'${both.group}' in groups`);
    await service.addToGroups([ns.room('b')], `'${one.group}' in groups`);
    const filter = `'${ns.room('a')}' in groups or '${ns.room('b')}' in groups`;
    await service.sendToAll(ns.event('news'), { filter });
    await step('REST-SEND-07', () => expectRecipients({ both, one }, 'news', ['both', 'one']));
  },
);
