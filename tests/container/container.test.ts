import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io } from 'socket.io-client';
import { getContainerRuntimeClient } from 'testcontainers';
import { beforeAll, describe, expect, test } from 'vitest';
import {
  hostOfContainers,
  SocketIOServerlessContainer,
  type StartedSocketIOServerlessContainer,
} from '../../container/index.js';
import { clientPath } from '../../protocol/index.js';
import { imageUnderTest } from './image.js';

function container() {
  return new SocketIOServerlessContainer(imageUnderTest());
}

async function engineOf(emulator: StartedSocketIOServerlessContainer) {
  const { container: engine } = await getContainerRuntimeClient();
  return { engine, running: engine.getById(emulator.getId()) };
}

/** An anonymous client of a hub. */
async function connected(emulator: StartedSocketIOServerlessContainer, hub: string) {
  const socket = io(emulator.getEndpoint(), { path: clientPath(hub), forceNew: true });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve).once('connect_error', reject);
  });
  return socket;
}

const healthCheck = ['node', '/app/health-check.mjs'];

describe('the image', () => {
  let emulator: StartedSocketIOServerlessContainer;

  beforeAll(async () => {
    emulator = await container().start();
    return () => emulator[Symbol.asyncDispose]();
  });

  test('does not run the emulator as root', async () => {
    const { output } = await emulator.exec(['node', '-p', 'process.getuid()']);
    expect(Number(output)).toBeGreaterThan(0);
  });

  test('has a health check, which the engine runs', async () => {
    const { engine, running } = await engineOf(emulator);
    const { Config, State } = await engine.inspect(running);
    expect(Config.Healthcheck?.Test).toEqual(['CMD', ...healthCheck]);
    expect(State.Health).toBeDefined();
  });

  test('is healthy where the emulator is ready', async () => {
    expect((await emulator.exec(healthCheck)).exitCode).toBe(0);
  });

  test('is not healthy where nothing listens', async () => {
    const { exitCode } = await emulator.exec(healthCheck, { env: { SOCKETIO_SERVERLESS_PORT: '1' } });
    expect(exitCode).toBe(1);
  });
});

test('is ready and healthy by HTTPS', async () => {
  await using emulator = await container()
    .withSettings({ tls: { generate: true } })
    .start();
  expect(emulator.getEndpoint()).toMatch(/^https:\/\//);
  expect((await emulator.exec(healthCheck)).exitCode).toBe(0);
});

test('SIGTERM ends the emulator with exit code 0', async () => {
  await using emulator = await container().start();
  const { running } = await engineOf(emulator);
  await running.kill({ signal: 'SIGTERM' });
  expect(await running.wait()).toMatchObject({ StatusCode: 0 });
});

test('takes settings, a key and hubs', async () => {
  await using emulator = await container()
    .withSettings({ hubs: { lobby: { anonymousConnectPolicy: 'allow' } } })
    .withAccessKey('a key of this test')
    .withAnonymousHub('hall')
    .start();
  expect(emulator.getConnectionString()).toContain('AccessKey=a key of this test;');
  for (const hub of ['lobby', 'hall']) {
    const socket = await connected(emulator, hub);
    socket.close();
  }
});

test('names to event handlers the host by which this machine reaches it', async () => {
  const origins: unknown[] = [];
  const eventHandler = createServer(({ headers }, response) => {
    origins.push(headers['webhook-request-origin']);
    response.setHeader('WebHook-Allowed-Origin', '*').end();
  });
  await once(eventHandler.listen(0), 'listening');
  const { port } = eventHandler.address() as AddressInfo;
  await using emulator = await container()
    .withAnonymousHub('hall')
    .withEventHandler('hall', `http://${hostOfContainers}:${port}/events`)
    .start();
  const socket = await connected(emulator, 'hall');
  socket.close();
  eventHandler.close();
  expect(new Set(origins)).toEqual(new Set([emulator.getHost()]));
});

test('names a wrong setting in the error', async () => {
  const wrong = container().withSettings({ engine: { pingIntervalMs: -1 } });
  await expect(wrong.start()).rejects.toThrow('engine.pingIntervalMs is -1');
});

test('has the client of Redis that a cluster needs', async () => {
  const lonely = container().withSettings({ cluster: 'redis://127.0.0.1:1' });
  await expect(lonely.start()).rejects.toThrow('No Redis answers at redis://127.0.0.1:1');
});
