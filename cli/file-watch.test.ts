import { mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { FileWatch } from './file-watch.js';

interface Watched {
  readonly folder: string;
  readonly file: string;
  /** Settles at the next change that is noticed. */
  readonly next: () => Promise<void>;
  readonly count: () => number;
}

function watchNewFile(): Watched {
  const folder = mkdtempSync(path.join(tmpdir(), 'file-watch-'));
  const file = path.join(folder, 'settings.yaml');
  writeFileSync(file, 'first');
  let changes = 0;
  let notify = (): void => undefined;
  const watch = new FileWatch(file, () => {
    changes++;
    notify();
  });
  onTestFinished(() => {
    watch[Symbol.dispose]();
    rmSync(folder, { recursive: true });
  });
  return { folder, file, next: () => new Promise((resolve) => (notify = resolve)), count: () => changes };
}

it('notices a file that is written, replaced as editors do, and made again', async () => {
  const { folder, file, next, count } = watchNewFile();
  const change = async (act: () => void): Promise<void> => {
    const noticed = next();
    act();
    await noticed;
  };
  await change(() => writeFileSync(file, 'second'));
  await change(() => {
    writeFileSync(path.join(folder, 'new'), 'third');
    renameSync(path.join(folder, 'new'), file);
  });
  await change(() => rmSync(file));
  await change(() => writeFileSync(file, 'fourth'));
  expect(count()).toBe(4);
});

it('notices that a symbolic link names another file, as the volumes of Kubernetes do it', async () => {
  const { folder, file, next } = watchNewFile();
  const first = next();
  writeFileSync(path.join(folder, 'target'), 'second');
  symlinkSync('target', path.join(folder, 'link'));
  renameSync(path.join(folder, 'link'), file);
  await first;
  const second = next();
  writeFileSync(path.join(folder, 'target'), 'third');
  await second;
});
