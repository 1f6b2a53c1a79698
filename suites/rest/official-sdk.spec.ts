import { expect, scenario, step, verifies } from '../../fixtures/index.js';
import { expectRecipients } from '../recipients.js';
import { officialSdk } from './official-sdk.js';

const text = { contentType: 'text/plain' } as const;

scenario(
  "the official SDK's sends to a hub and to a group reach Socket.IO clients",
  verifies('REST-SEND-01', 'REST-SEND-02', 'REST-SEND-05', 'REST-SEND-06'),
  async ({ connect, service, environment, ns, hub, lease }) => {
    await lease('hub:isolated');
    const sdk = await officialSdk(service, environment, hub('isolated'));
    const [first, second] = await Promise.all([connect({ hub: 'isolated' }), connect({ hub: 'isolated' })]);
    await sdk.sendToAll(ns.event('to all', 1), text);
    await step('REST-SEND-06', async () => {
      expect(await first.next('to all')).toEqual([1]);
      expect(await second.next('to all')).toEqual([1]);
    });
    await sdk.group(first.group).sendToAll(ns.event('to one', { two: 2 }), text);
    await step('REST-SEND-02', async () => expect(await first.next('to one')).toEqual([{ two: 2 }]));
    await step('MAPPING-GROUP-08', async () => expect(await second.unread()).toEqual([]));
  },
);

scenario(
  'a socket joins and leaves a room by the official SDK',
  verifies('REST-GROUPS-01', 'REST-GROUPS-02', 'REST-GROUPS-05', 'REST-GROUPS-06'),
  async ({ connect, service, environment, ns, hub }) => {
    const sdk = await officialSdk(service, environment, hub('handler'));
    const [member, other] = await Promise.all([connect(), connect()]);
    const filter = `'${member.group}' in groups`;
    await sdk.addConnectionsToGroups([ns.room('lobby')], filter);
    await sdk.group(ns.room('lobby')).sendToAll(ns.event('joined'), text);
    await step('REST-GROUPS-02', () => expectRecipients({ member, other }, 'joined', ['member']));
    await sdk.removeConnectionsFromGroups([ns.room('lobby')], filter);
    await sdk.group(ns.room('lobby')).sendToAll(ns.event('left'), text);
    await step('REST-GROUPS-06', () => expectRecipients({ member, other }, 'left', []));
  },
);
