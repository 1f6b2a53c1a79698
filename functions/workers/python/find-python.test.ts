import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { findPython } from './find-python.js';

const setting = 'languageWorkers__python__defaultExecutablePath';

interface Tested extends AsyncDisposable {
  readonly folder: string;
  /** Writes a program that says that it is a version of Python. */
  program(name: string, version: string): Promise<string>;
  find(environment?: Record<string, string>): Promise<string>;
}

async function startTested(): Promise<Tested> {
  const folder = await mkdtemp(path.join(tmpdir(), 'socketio-serverless-find-python-'));
  return {
    folder,
    async program(name, version) {
      const file = path.join(folder, name);
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, `#!/bin/sh\necho ${version}\n`);
      await chmod(file, 0o755);
      return file;
    },
    find: (environment = {}) =>
      findPython({ folder, environment: { PATH: folder, ...environment }, startTimeoutMs: 0, onLog: () => undefined }),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true }),
  };
}

it('prefers the virtual environment that is active, then that of the app, then PATH', async () => {
  await using tested = await startTested();
  await tested.program('python3', '3.11');
  expect(await tested.find()).toBe('python3');
  const ofApp = await tested.program('.venv/bin/python', '3.11');
  expect(await tested.find()).toBe(ofApp);
  const active = await tested.program('other/bin/python', '3.11');
  expect(await tested.find({ VIRTUAL_ENV: path.join(tested.folder, 'other') })).toBe(active);
});

it('takes the one that the settings name, and no other', async () => {
  await using tested = await startTested();
  await tested.program('python3', '3.11');
  const named = await tested.program('named', '3.12');
  expect(await tested.find({ [setting]: named })).toBe(named);
  await expect(tested.find({ [setting]: '/no/such/python' })).rejects.toThrow(
    `/no/such/python (${setting}): not found`,
  );
});

it('skips one that is too old', async () => {
  await using tested = await startTested();
  await tested.program('python3', '3.7');
  await tested.program('python', '3.8');
  expect(await tested.find()).toBe('python');
});

it('says what it tried where there is none', async () => {
  await using tested = await startTested();
  await tested.program('python3', '2.7');
  await expect(tested.find()).rejects.toThrow(
    [
      `The app in ${tested.folder} is a Python app, and there is no Python 3.8 or later to run it. Tried:`,
      'python3 (PATH): is Python 2.7',
      'python (PATH): not found',
      `Install Python 3, or set ${setting} to the path of one.`,
    ].join('\n  '),
  );
});
