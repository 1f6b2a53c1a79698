import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { requirementFilter, slowFilter } from '../../fixtures/run/requirement-filter.js';
import { readRunOptions } from '../../results/run-options.js';
import { packageFile } from '../../specs/package-file.js';

const run = readRunOptions();
const folder = path.dirname(fileURLToPath(import.meta.url));
// `.js` where it is built, `.ts` where an editor runs a scenario from source.
const extension = path.extname(fileURLToPath(import.meta.url));

/** A worker's start costs as much as all its scenarios: more than there are cores would make a check slower. */
const workers = Math.min(4, Math.max(2, availableParallelism()));

// A run whose subject is an event handler: the suite plays the service.
export default defineConfig({
  // The folder of all suites, so that equal suites have equal hashes in every report.
  testDir: path.join(folder, '..'),
  testMatch: `handler/**/*.spec${extension}`,
  // Playwright empties this folder at every start, so it is never one of the user's: the command line gives another.
  outputDir: packageFile('.cache/test-results'),
  grep: requirementFilter(run),
  grepInvert: slowFilter(run),
  globalSetup: path.join(folder, `../../fixtures/run/handler-setup${extension}`),
  reporter: [[path.join(folder, `../../reporters/conformance-reporter${extension}`)]],
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: 12_000,
  workers: run.workers ?? workers,
});
