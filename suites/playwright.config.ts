import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { readRunOptions } from '../results/run-options.js';
import { waitingWorkers, workers } from '../results/lanes.js';
import { requirementFilter, slowFilter } from '../fixtures/run/requirement-filter.js';
import { packageFile } from '../specs/package-file.js';

const run = readRunOptions();
const folder = path.dirname(fileURLToPath(import.meta.url));
// `.js` where it is built, `.ts` where an editor runs a scenario from source.
const extension = path.extname(fileURLToPath(import.meta.url));

/** Files whose scenarios mostly wait: for heartbeats, deadlines, and whatever must not come. */
const waitingFiles = [
  'lifecycle/late-events',
  'messages/volume',
  'rest/volume',
  'runtime/webhook-retries',
  'runtime/webhook-timeout',
  'transports/heartbeat',
].map((file) => `**/${file}.spec${extension}`);

/** Their subject is an event handler, and not a service: they have a configuration of their own. */
const handlerFiles = `**/handler/*.spec${extension}`;

export default defineConfig({
  testDir: folder,
  testIgnore: handlerFiles,
  // A lane of their own: they cost next to nothing while they wait, and the others need not wait for them.
  projects: [
    { name: 'waiting', testMatch: waitingFiles, workers: run.workers ?? waitingWorkers },
    {
      name: 'working',
      testMatch: `**/*.spec${extension}`,
      testIgnore: [handlerFiles, ...waitingFiles],
      workers: run.workers ?? workers,
    },
  ],
  // Playwright empties this folder at every start, so it is never one of the user's: the command line gives another.
  outputDir: packageFile('.cache/test-results'),
  grep: requirementFilter(run),
  grepInvert: slowFilter(run),
  globalSetup: path.join(folder, `../fixtures/run/global-setup${extension}`),
  reporter: [[path.join(folder, `../reporters/conformance-reporter${extension}`)]],
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: 15_000,
  workers: run.workers ?? workers + waitingWorkers,
});
