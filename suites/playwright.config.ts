import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { readRunOptions } from '../fixtures/environment/run-options.js';
import { requirementFilter } from '../fixtures/environment/requirement-filter.js';

const run = readRunOptions();
const folder = path.dirname(fileURLToPath(import.meta.url));
// `.js` where it is built, `.ts` where an editor runs a scenario from source.
const extension = path.extname(fileURLToPath(import.meta.url));
const reportDir = path.resolve(run.reportDir ?? 'conformance-report');

export default defineConfig({
  testDir: folder,
  testMatch: `**/*.spec${extension}`,
  outputDir: path.join(reportDir, 'test-results'),
  grep: requirementFilter(run),
  globalSetup: path.join(folder, `../fixtures/environment/global-setup${extension}`),
  reporter: [[path.join(folder, `../reporters/conformance-reporter${extension}`)]],
  fullyParallel: true,
  forbidOnly: process.env['CI'] !== undefined,
  retries: 0,
  timeout: 15_000,
  workers: Number(process.env['SUITE_WORKERS'] ?? 2),
});
