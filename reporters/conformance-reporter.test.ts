import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, test, vi } from 'vitest';
import { loadRequirements } from '../specs/load-requirements.js';
import { packageFile } from '../specs/package-file.js';
import type { ConformanceReport } from '../results/report.js';
import type { Requirement } from '../specs/requirement.js';
import { sampleTimeline } from '../results/sample/sample-timeline.js';

// Each test starts Playwright, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

// Inside the project, so that the small suites find Playwright.
mkdirSync(packageFile('.cache'), { recursive: true });
const folder = mkdtempSync(packageFile('.cache/reporter-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const playwright = path.join(path.dirname(createRequire(import.meta.url).resolve('@playwright/test')), 'cli.js');
const reporter = JSON.stringify(packageFile('reporters/conformance-reporter.ts'));

const must = findRequirement(({ level, evidence }) => level === 'MUST' && evidence !== 'inferred');
const should = findRequirement(({ level }) => level === 'SHOULD');

test('a kept requirement passes; the report is written and the partial run is not called conformant', async () => {
  const run = await runSuite([must], scenario(must.id, `await attach(${JSON.stringify(sampleTimeline)});`));

  expect(run.exitCode, run.output).toBe(0);
  expect(run.lastLine).toBe('1 passed, 0 failed');
  expect(run.output).toContain('core: incomplete. Partial run: 1 of ');
  expect(run.output).toContain('Partial: this run says nothing of what it was not asked for.');
  expect(run.output).toContain(`Report: ${pathToFileURL(path.join(run.reportDir, 'index.html')).href}`);
  expect(run.report().scenarios).toMatchObject([
    { title: 'a group › a scenario', file: 'sample.spec.mjs:4', requirements: [must.id], result: 'passed' },
  ]);
  expect(run.report().scenarios[0]?.timeline).toEqual(sampleTimeline);
  expect(readFileSync(path.join(run.reportDir, 'index.html'), 'utf8')).toContain('<h1>sample ');
});

test('a broken MUST fails the run and is printed with its clause and a command', async () => {
  const run = await runSuite([must], scenario(must.id, 'expect(200).toBe(202);'));

  expect(run.exitCode, run.output).toBe(1);
  expect(run.lastLine).toBe('0 passed, 1 failed');
  expect(run.output).toContain('core: not conformant. 1 MUST is not kept.');
  expect(run.output).toContain(`  ${must.id} MUST: ${must.statement}\n`);
  expect(run.output).toContain(`    ${must.source.document}, "${must.source.section}" (${must.evidence})\n`);
  expect(run.output).toContain('  200: expected 202, received 200: 1 scenario\n');
  expect(run.output).toContain(`    npm test -- --target sample --requirement ${must.id}\n`);
});

test('a broken SHOULD is a warning and does not fail the run', async () => {
  const run = await runSuite([should], scenario(should.id, 'throw new Error("broken");'));

  expect(run.exitCode, run.output).toBe(0);
  expect(run.lastLine).toBe('0 passed, 1 failed');
  expect(run.output).toContain(
    `Warnings: they do not spoil the verdict\n  broken: 1 scenario\n    ${should.id} SHOULD`,
  );
});

test('what could not run makes the run incomplete', async () => {
  const run = await runSuite([must], scenario(must.id, 'test.skip(true, "could not run: no event handler");'));

  expect(run.exitCode, run.output).toBe(2);
  expect(run.lastLine).toBe('0 passed, 0 failed, 1 skipped');
  expect(run.output).toContain('1 scenario could not run.');
  expect(run.output).toContain('zero executed checks are never a pass');
});

test('scenarios that name no requirement, or an unknown one, are an error of the run', async () => {
  const named = scenario('NO-SUCH-01', '');
  const run = await runSuite([must], named, "test('nameless', () => {});");

  expect(run.exitCode, run.output).toBe(3);
  expect(run.lastLine).toBe('2 passed, 0 failed');
  expect(run.output).toContain('the scenario "nameless" names no requirement');
  expect(run.output).toContain('names the requirement "NO-SUCH-01", which is in no file of specs/requirements');
});

test('a suite that cannot be loaded is an error of the run', async () => {
  const run = await runSuite([must], 'throw new Error("cannot load");');

  expect(run.exitCode, run.output).toBe(3);
  expect(run.report().ended.kind).toBe('not-started');
  expect(run.report().ended.reason).toContain('cannot load');
  expect(run.lastLine).toBe('0 passed, 0 failed');
  expect(run.output).toContain('cannot load');
});

function scenario(id: string, body: string): string {
  return `test.describe('a group', () => {
    test('a scenario', { tag: '@${id}', annotation: { type: 'requirement', description: '${id}' } }, async ({}, info) => {
      const attach = (value) => info.attach('timeline', { body: JSON.stringify(value), contentType: 'application/json' });
      ${body}
    });
  });`;
}

interface SuiteRun {
  exitCode: number;
  output: string;
  lastLine: string | undefined;
  reportDir: string;
  report: () => ConformanceReport;
}

async function runSuite(requirements: readonly Requirement[], ...scenarios: string[]): Promise<SuiteRun> {
  const suite = mkdtempSync(path.join(folder, 'suite-'));
  const reportDir = path.join(suite, 'report');
  writeFileSync(path.join(suite, 'playwright.config.mjs'), `export default { reporter: [[${reporter}]], workers: 1 };`);
  writeFileSync(
    path.join(suite, 'sample.spec.mjs'),
    ["import { expect, test } from '@playwright/test';", '', ...scenarios].join('\n'),
  );
  const options = {
    target: { name: 'sample', version: '1.0.0', kind: 'embedded' },
    profiles: ['core'],
    requirements: requirements.map(({ id }) => id),
    reportDir,
    command: 'npm test -- --target sample',
  };
  const environment = { ...process.env, SOCKETIO_SERVERLESS_RUN: JSON.stringify(options), FORCE_COLOR: '0' };
  const { exitCode, output } = await runPlaywright(suite, environment);
  return {
    exitCode,
    output,
    lastLine: output.trimEnd().split('\n').at(-1),
    reportDir,
    report: () => JSON.parse(readFileSync(path.join(reportDir, 'report.json'), 'utf8')) as ConformanceReport,
  };
}

function runPlaywright(cwd: string, env: NodeJS.ProcessEnv): Promise<{ exitCode: number; output: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [playwright, 'test'], { cwd, env }, (error, stdout) =>
      resolve({ exitCode: typeof error?.code === 'number' ? error.code : 0, output: stdout }),
    );
  });
}

function findRequirement(matches: (requirement: Requirement) => boolean): Requirement {
  const found = loadRequirements().find(
    (requirement) => requirement.profile === 'core' && requirement.testable && matches(requirement),
  );
  if (found === undefined) throw new Error('The registry has no such requirement in the profile core.');
  return found;
}
