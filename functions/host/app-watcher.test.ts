import { EventEmitter } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { AppWatcher } from './app-watcher.js';

// A stand-in: the real one tells a write twice only on a machine that is slow at the right moment.
const watcher = vi.hoisted(() => ({ current: undefined as unknown as EventEmitter }));
vi.mock('chokidar', () => ({ watch: () => watcher.current }));

test('calls back once for a write that is told twice, and again for the next one', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'app-watcher-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = path.join(folder, 'app.js');
  watcher.current = Object.assign(new EventEmitter(), { close: () => Promise.resolve() });
  const changes: (readonly string[])[] = [];
  const starting = AppWatcher.start(folder, (files) => changes.push(files));
  watcher.current.emit('ready');
  const started = await starting;
  onTestFinished(() => started[Symbol.asyncDispose]());
  const tell = async (): Promise<void> => {
    watcher.current.emit('all', 'change', file);
    await vi.advanceTimersByTimeAsync(1000);
  };
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());

  writeFileSync(file, 'one');
  await tell();
  await tell();
  expect(changes).toEqual([[file]]);
  writeFileSync(file, 'three');
  await tell();
  expect(changes).toEqual([[file], [file]]);
});
