// Python apps, unmodified, in the Functions host: what real clients see of them.
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { chat } from '../functions/chat-app.js';
import { connect, next, startFolder, type StartedApp } from '../functions/start-app.js';
import { preparedFolder } from './prepared-programs.js';

const prepared = preparedFolder('python-functions');
const python = { languageWorkers__python__defaultExecutablePath: `${prepared ?? ''}/bin/python` };
const stockIndex = path.resolve('tests/languages/python-functions/stock-index');

/** The tutorial's app has its connection in local settings, which no clone has. */
const connection = 'Endpoint=https://name.webpubsub.azure.com;AccessKey=a-real-key;Version=1.0;';

function start(folder: string, options: { watch?: boolean } = {}): Promise<StartedApp> {
  const environment = { ...process.env, ...python, WebPubSubForSocketIOConnectionString: connection };
  return startFolder(folder, { environment, ...options });
}

describe.skipIf(prepared === undefined)('Python apps in the Functions host', () => {
  it('publishes a stock index to a page, without any trigger of clients', async () => {
    const app = await start(stockIndex);
    const page = await fetch(`${app.host.url}/api/index`);
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    const socket = await connect(app, 'ana');
    const [first] = await next(socket, 'update');
    const [second] = await next(socket, 'update');
    expect(Number(second) - Number(first)).toBe(1);
  });

  it('runs a chat', async () => {
    const app = await start(path.resolve('tests/functions/apps/chat-python'));
    await chat(app);
    expect(app.logs).toContainEqual(
      expect.objectContaining({ functionName: 'connected', level: 'information', message: 'connected: ana' }),
    );
    expect(app.logs.filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('loads an app again when its file changes', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'socketio-serverless-python-'));
    onTestFinished(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
    await cp(stockIndex, folder, { recursive: true });
    const app = await start(folder, { watch: true });
    const socket = await connect(app, 'ana');
    await next(socket, 'update');
    const file = path.join(folder, 'function_app.py');
    await writeFile(file, (await readFile(file, 'utf8')).replace('index = 14000', 'index = 90000'));
    await expect
      .poll(async () => Number((await next(socket, 'update'))[0]), { timeout: 60_000 })
      .toBeGreaterThan(90_000);
  });
});
