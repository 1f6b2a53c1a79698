import path from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';
import { chat } from './chat-app.js';
import { copyApp, startFolder } from './start-app.js';

it('runs a chat in JavaScript, unmodified', async () => {
  const app = await startFolder(path.resolve('tests/functions/apps/chat-javascript'));
  await chat(app);
  expect(app.logs).toContainEqual(
    expect.objectContaining({ functionName: 'connected', level: 'information', message: 'connected: ana' }),
  );
  expect(app.logs.filter(({ level }) => level === 'error')).toEqual([]);
  const page = await fetch(`${app.host.url}/api/index`);
  expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html']);
});

it('runs a chat in TypeScript as built, as ES modules', async () => {
  const folder = await copyApp('chat-typescript');
  await build({
    absWorkingDir: folder,
    entryPoints: ['src/index.ts', 'src/functions/negotiate.ts', 'src/functions/chat.ts'],
    outdir: 'dist/src',
    outbase: 'src',
    format: 'esm',
    platform: 'node',
    sourcemap: true,
  });
  const app = await startFolder(folder);
  await chat(app);
  expect(app.logs).toContainEqual(expect.objectContaining({ message: 'connected: ana' }));
  expect(app.logs).toContainEqual(expect.objectContaining({ message: 'before chat' }));
});
