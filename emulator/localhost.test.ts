import { networkInterfaces } from 'node:os';
import { expect, it } from 'vitest';
import { startEmulator } from './start-emulator.js';

const ownAddresses = Object.values(networkInterfaces()).flatMap((list = []) => list.map(({ address }) => address));

it('answers at both addresses of localhost, as far as the system has them', async () => {
  await using emulator = await startEmulator({ host: 'localhost', port: 0 });
  const { port } = new URL(emulator.endpoint);
  for (const host of ['localhost', '127.0.0.1', ...(ownAddresses.includes('::1') ? ['[::1]'] : [])]) {
    expect((await fetch(`http://${host}:${port}/api/health`)).status).toBe(200);
  }
});
