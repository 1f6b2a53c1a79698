import { expect, expectAccepted, requireSuccess, scenario, step, verifies } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';
import { expectRecipients } from '../recipients.js';

scenario(
  'closing the connections of a hub closes every one of them, with a disconnected event for each socket',
  verifies('MANAGEMENT-HUB-01', 'MANAGEMENT-HUB-05', 'MANAGEMENT-CONNECTION-13'),
  async ({ connect, service, eventHandler, anotherNamespace, hub, lease }) => {
    await lease('hub:isolated');
    const [first, second] = await Promise.all([connect({ hub: 'isolated' }), connect({ hub: 'isolated' })]);
    const sibling = await first.namespace(anotherNamespace());
    const sockets = [first, second, sibling].map(({ id }) => id);
    await requireSuccess(callsOf(service, hub('isolated'))('POST', '/:closeConnections'));
    await step('MANAGEMENT-HUB-01', () => Promise.all([first.connectionClosed(), second.connectionClosed()]));
    await step('MANAGEMENT-CONNECTION-13', async () => {
      for (const socketId of sockets) await eventHandler.next('disconnected', { socketId });
    });
  },
);

scenario(
  'closing the connections of a hub spares those that are excluded',
  verifies('MANAGEMENT-HUB-02'),
  async ({ connect, service, eventHandler, hub, lease }) => {
    await lease('hub:isolated');
    const [closed, first, second] = await Promise.all([
      connect({ hub: 'isolated' }),
      connect({ hub: 'isolated' }),
      connect({ hub: 'isolated' }),
    ]);
    const query = [first, second].map((client) => ['excluded', eventHandler.connectionOf(client)] as const);
    await requireSuccess(callsOf(service, hub('isolated'))('POST', '/:closeConnections', { query }));
    await step('MANAGEMENT-HUB-01', () => closed.connectionClosed());
    expect(await Promise.all([first.unread(), second.unread()])).toEqual([[], []]);
  },
);

scenario(
  'the whole hub joins and leaves groups without a filter, or with one that is null or empty',
  verifies('MANAGEMENT-HUB-03', 'MANAGEMENT-HUB-04', 'MANAGEMENT-HUB-06'),
  async ({ connect, service, ns, hub, lease }) => {
    await lease('hub:isolated');
    const isolated = hub('isolated');
    const [first, second] = await Promise.all([connect({ hub: 'isolated' }), connect({ hub: 'isolated' })]);
    const change = async (operation: string, body: object) =>
      expectAccepted(
        callsOf(service, isolated)('POST', `/:${operation}`, {
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify(body),
        }),
      );
    for (const [index, filter] of [{}, { filter: null }, { filter: '' }].entries()) {
      const group = ns.room(String(index));
      const isWithout = !('filter' in filter);
      await step(isWithout ? 'MANAGEMENT-HUB-03' : 'MANAGEMENT-HUB-06', async () => {
        await change('addToGroups', { groups: [group], ...filter });
        await service.sendToGroup(group, ns.event('joined'), { hub: isolated });
        await expectRecipients({ first, second }, 'joined', ['first', 'second']);
      });
      await step(isWithout ? 'MANAGEMENT-HUB-04' : 'MANAGEMENT-HUB-06', async () => {
        await change('removeFromGroups', { groups: [group], ...filter });
        await service.sendToGroup(group, ns.event('left'), { hub: isolated });
        await expectRecipients({ first, second }, 'left', []);
      });
    }
  },
);
