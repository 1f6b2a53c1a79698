import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { packageFile } from '../../specs/package-file.js';
import { suiteBeforeFolder } from '../suite-before.js';
import type { Workload } from './workload.js';

export const suiteTime: Workload = {
  id: 'W7',
  title: "the suite's own time against the embedded emulator",
  contestants: ['emulator', 'suite before'],
  usesAllCores: true,
  // A round takes two minutes; the ratios of three were 0.54 to 0.59.
  maxRounds: 1,
  metrics: [
    {
      key: 'seconds',
      label: 'suite against the suite before',
      unit: 's',
      better: 'lower',
      against: { contestant: 'suite before', bar: 0.6, aim: 0.45 },
    },
    { key: 'seconds', label: 'suite', unit: 's', better: 'lower', limits: { bar: 30 } },
  ],
  measure(name) {
    const folder = name === 'emulator' ? packageFile('') : suiteBeforeFolder;
    const report = packageFile('.cache/bench/suite-report');
    const startedAt = performance.now();
    const command = [path.join(folder, 'dist/cli/main.js'), 'test', '--report-dir', report];
    const { status, stdout } = spawnSync(process.execPath, command, { cwd: folder, encoding: 'utf8' });
    const seconds = (performance.now() - startedAt) / 1000;
    if (status !== 0) {
      throw new Error(`The suite in ${folder} ended with exit code ${status ?? 'none'}; expected 0.\n${stdout}`);
    }
    return Promise.resolve({ seconds });
  },
};
