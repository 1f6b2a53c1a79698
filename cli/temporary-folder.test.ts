import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { withTemporaryFolder } from './temporary-folder.js';

it('removes the folder once it has been used', async () => {
  const folder = await withTemporaryFolder((name) => {
    expect(existsSync(name)).toBe(true);
    return Promise.resolve(name);
  });
  expect(existsSync(folder)).toBe(false);
});

it('removes the folder of what failed', async () => {
  let folder = '';
  const failing = withTemporaryFolder((name) => {
    folder = name;
    return Promise.reject(new Error('broken'));
  });
  await expect(failing).rejects.toThrow('broken');
  expect(existsSync(folder)).toBe(false);
});
