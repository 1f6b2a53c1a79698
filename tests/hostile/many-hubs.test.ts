import { expect, it } from 'vitest';
import { startEmulator } from '../../emulator/index.js';
import { clientPath } from '../../protocol/index.js';
import { settingsFor, startEventHandler } from './event-handler.js';
import { ordinaryResults, useAsOrdinaryClient } from './ordinary-client.js';

const maxUnlistedHubs = 100;
const attempts = 1000;

it('keeps no more hubs than allowed where anonymous clients choose their names', async () => {
  await using handler = await startEventHandler({});
  const settings = settingsFor(handler);
  const everyHub = {
    anonymousConnectPolicy: 'allow' as const,
    eventHandlers: [{ urlTemplate: `${handler.url}/{hub}`, userEventPattern: '*' }],
  };
  await using emulator = await startEmulator({
    ...settings,
    hubs: { ...settings.hubs, '*': everyHub },
    maxUnlistedHubs,
    shutdownTimeoutMs: 1,
  });
  const handshake = async (hub: string): Promise<number> =>
    (await fetch(`${emulator.endpoint}${clientPath(hub)}/?EIO=4&transport=polling`)).status;
  const statuses: number[] = [];
  for (let number = 0; number < attempts; number++) statuses.push(await handshake(`hub${number}`));
  expect(statuses.filter((status) => status === 200)).toHaveLength(maxUnlistedHubs);
  expect(statuses.filter((status) => status === 503)).toHaveLength(attempts - maxUnlistedHubs);
  // One that has clients, and one that the settings list, have room for more.
  expect(await handshake('hub0')).toBe(200);
  expect(await useAsOrdinaryClient(emulator)).toEqual(ordinaryResults);
});
