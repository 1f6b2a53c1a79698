import { connect as connectTcp, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { clientAudience, clientPath, groupName, parseConnectionString, signAccessToken } from '../../protocol/index.js';
import { type LocalServer, startLocalServer } from '../../tests/helpers/local-server.js';
import { type StartedEmulator, startEmulator } from '../start-emulator.js';

const hub = 'chat';
const megabyte = `42["news","${'x'.repeat(1_000_000)}"]`;
/** What a client of a paused TCP connection may have in the buffers of the system, in megabytes, with much to spare. */
const mostSends = 100;
/** More than those buffers take, and less than may wait for a poll. */
const sendsForEachPoll = 12;

function startHandler(): Promise<LocalServer> {
  return startLocalServer((_, response) => response.writeHead(200, { 'webhook-allowed-origin': '*' }).end());
}

function withHandler({ url }: LocalServer) {
  const eventHandlers = [{ urlTemplate: url, systemEvents: ['disconnected' as const] }];
  return { port: 0, logLevel: 'silent' as const, hubs: { [hub]: { eventHandlers } } };
}

function token({ connectionString }: StartedEmulator, audience: string): string {
  const { accessKey: key } = parseConnectionString(connectionString);
  return signAccessToken({ key, audience, lifetimeSeconds: 60 });
}

function clientUrl(emulator: StartedEmulator, transport: string): string {
  const query = `EIO=4&transport=${transport}&access_token=${token(emulator, clientAudience(emulator.endpoint, hub))}`;
  return `${emulator.endpoint}${clientPath(hub)}/?${query}`;
}

async function callRest(emulator: StartedEmulator, method: string, path: string, body?: string): Promise<number> {
  const url = `${emulator.endpoint}/api/hubs/${hub}${path}`;
  const headers = { authorization: `Bearer ${token(emulator, url)}`, 'content-type': 'text/plain' };
  return (await fetch(url, { method, headers, ...(body !== undefined && { body }) })).status;
}

/** Sends until the connection is gone, and tells whether that came to pass. */
async function sendUntilGone(emulator: StartedEmulator, connectionId: string): Promise<boolean> {
  for (let count = 0; count < mostSends; count++) {
    await callRest(emulator, 'POST', '/:send', megabyte);
    if ((await callRest(emulator, 'HEAD', `/connections/${connectionId}`)) === 404) return true;
  }
  return false;
}

/** A client that is in the default namespace and then reads nothing more. */
async function connectSlowly(emulator: StartedEmulator) {
  const webSocket = new WebSocket(clientUrl(emulator, 'websocket').replace(/^http/, 'ws'));
  webSocket.on('error', () => undefined);
  const connectionId = await new Promise<string>((resolve) => {
    webSocket.once('message', (opened: Buffer) => {
      const { sid } = JSON.parse(opened.toString().slice(1)) as { sid: string };
      webSocket.once('message', () => resolve(sid));
      webSocket.send('40');
    });
  });
  webSocket.pause();
  return { connectionId, [Symbol.dispose]: () => webSocket.terminate() };
}

it('cuts a WebSocket client off that does not read', async () => {
  await using handler = await startHandler();
  await using emulator = await startEmulator(withHandler(handler));
  using client = await connectSlowly(emulator);
  expect(await sendUntilGone(emulator, client.connectionId)).toBe(true);
  await expect.poll(() => handler.requests.at(-1)?.body).toBe('{"reason":"SlowClient"}');
});

it('cuts a polling client off that does not read the answers to its polls', async () => {
  await using emulator = await startEmulator({ port: 0, logLevel: 'silent' });
  const opened = await (await fetch(clientUrl(emulator, 'polling'))).text();
  const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
  const url = new URL(`${clientUrl(emulator, 'polling')}&sid=${sid}`);
  await fetch(url, { method: 'POST', body: '40' });
  expect(await (await fetch(url)).text()).toMatch(/^40/);
  const polls: Socket[] = [];
  let gone = false;
  for (let count = 0; !gone && count < mostSends / sendsForEachPoll; count++) {
    const poll = connectTcp({ port: Number(url.port), host: '127.0.0.1' }).pause();
    polls.push(poll.on('error', () => undefined));
    for (let sends = 0; sends < sendsForEachPoll; sends++) await callRest(emulator, 'POST', '/:send', megabyte);
    poll.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    gone = (await callRest(emulator, 'HEAD', `/connections/${sid}`)) === 404;
  }
  for (const poll of polls) poll.destroy();
  expect(gone).toBe(true);
});

it('has no connection any more once REST has closed it, though its client does not poll', async () => {
  await using emulator = await startEmulator({ port: 0, logLevel: 'silent' });
  const opened = await (await fetch(clientUrl(emulator, 'polling'))).text();
  const { sid } = JSON.parse(opened.slice(1)) as { sid: string };
  const url = `${clientUrl(emulator, 'polling')}&sid=${sid}`;
  await fetch(url, { method: 'POST', body: '40' });
  const group = `/groups/${groupName('/')}`;
  await expect.poll(() => callRest(emulator, 'HEAD', group)).toBe(200);
  expect(await callRest(emulator, 'DELETE', `/connections/${sid}`)).toBe(204);
  expect(await callRest(emulator, 'HEAD', `/connections/${sid}`)).toBe(404);
  expect(await callRest(emulator, 'HEAD', group)).toBe(404);
  expect(await (await fetch(url)).text()).toContain('40{"sid":');
});
