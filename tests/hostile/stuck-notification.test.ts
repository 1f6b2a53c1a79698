import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startEmulator } from '../../emulator/index.js';
import { clientPath } from '../../protocol/index.js';
import { settingsFor, startEventHandler } from './event-handler.js';
import { ordinaryResults, useAsOrdinaryClient } from './ordinary-client.js';
import { hub, type Target, tokenFor } from './target.js';

const namespaceCount = 500;
/** The share of one connection in the notifications that an event handler gets at once, by the default settings. */
const maxNotifications = 16;

it('serves others while a client of many namespaces waits for an event handler that answers no notification', async () => {
  await using handler = await startEventHandler({ connected: () => undefined });
  const settings = settingsFor(handler);
  await using emulator = await startEmulator({
    ...settings,
    webhooks: { ...settings.webhooks, timeoutMs: 60_000 },
    shutdownTimeoutMs: 1,
  });
  const client = connectEverywhere(emulator);
  try {
    const answers = await client.answers;
    expect(answers.filter((answer) => answer === '40').length).toBeGreaterThan(maxNotifications);
    const begun = performance.now();
    expect(await useAsOrdinaryClient(emulator)).toEqual(ordinaryResults);
    expect(performance.now() - begun).toBeLessThan(2000);
    const posted = handler.requests.filter(({ headers }) => headers['ce-eventname'] === 'connected').length;
    // One more is that of the ordinary client.
    expect(posted).toBe(maxNotifications + 1);
  } finally {
    client.webSocket.terminate();
  }
});

/** Sends all CONNECTs at once, and gets a CONNECT or a CONNECT_ERROR for each. */
function connectEverywhere(target: Target): { webSocket: WebSocket; answers: Promise<string[]> } {
  const token = tokenFor(target, clientPath(hub));
  const url = `${target.endpoint}${clientPath(hub)}/?EIO=4&transport=websocket&access_token=${token}`;
  const webSocket = new WebSocket(url.replace(/^http/, 'ws'));
  const answers = new Promise<string[]>((resolve, reject) => {
    const seen: string[] = [];
    webSocket.on('error', reject);
    webSocket.on('close', (code) => reject(new Error(`closed with ${code} after ${seen.length} answers`)));
    webSocket.on('message', (data: Buffer) => {
      const type = data.toString().slice(0, 2);
      if (type.startsWith('0')) for (let n = 0; n < namespaceCount; n++) webSocket.send(`40/n${n},`);
      else if (type.startsWith('4') && seen.push(type) === namespaceCount) resolve(seen);
    });
  });
  return { webSocket, answers };
}
