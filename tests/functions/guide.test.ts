import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, it } from 'vitest';

function run(...parameters: string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, parameters, { encoding: 'utf8' });
  return { status, output: stdout + stderr };
}

it('tests an app as the guide does, with node:test', () => {
  expect(run('--test', 'tests/functions/guide/chat.node-test.mjs')).toMatchObject({ status: 0 });
});

it('tests an app as the guide does, with vitest', () => {
  const vitest = path.resolve('node_modules/vitest/vitest.mjs');
  const found = run(vitest, 'run', '--config', 'tests/functions/guide/vitest.config.mjs');
  expect(found.output).toMatch(/2 passed/);
  expect(found.status).toBe(0);
});
