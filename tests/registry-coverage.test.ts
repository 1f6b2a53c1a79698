import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { promisify } from 'node:util';
import type { JSONReport, JSONReportSpec, JSONReportSuite } from '@playwright/test/reporter';
import { beforeAll, expect, it } from 'vitest';
import { loadRequirements } from '../specs/load-requirements.js';
import { packageFile } from '../specs/package-file.js';
import { runVariable } from '../results/run-options.js';
import { gates } from '../specs/requirement.js';

interface ListedScenario {
  readonly place: string;
  readonly requirements: readonly string[];
}

/** Of services, and of event handlers. */
const configurations = ['suites/playwright.config.ts', 'suites/handler/playwright.config.ts'];

const requirements = loadRequirements();
let scenarios: readonly ListedScenario[] = [];

beforeAll(async () => {
  scenarios = (await Promise.all(configurations.map(listScenarios))).flat();
}, 60_000);

it('finds scenarios', () => {
  expect(scenarios.length).toBeGreaterThan(0);
});

it('finds a scenario for every requirement that can be tested', () => {
  const verified = new Set(scenarios.flatMap((scenario) => scenario.requirements));
  expect(requirements.filter(({ id, testable }) => testable && !verified.has(id)).map(({ id }) => id)).toEqual([]);
});

it('finds a requirement for every scenario', () => {
  expect(scenarios.filter((scenario) => scenario.requirements.length === 0)).toEqual([]);
});

it('finds every requirement that a scenario names in the registry, as one that can be tested', () => {
  const testable = new Set(requirements.filter((requirement) => requirement.testable).map(({ id }) => id));
  const unknown = scenarios.flatMap(({ place, requirements: ids }) =>
    ids.filter((id) => !testable.has(id)).map((id) => `${place}: ${id}`),
  );
  expect(unknown).toEqual([]);
});

it('finds no scenario whose failure would hold one that gates for what does not', () => {
  const gating = new Set(requirements.filter(gates).map(({ id }) => id));
  const mixed = scenarios.filter(
    ({ requirements: ids }) => ids.some((id) => gating.has(id)) !== ids.every((id) => gating.has(id)),
  );
  expect(mixed).toEqual([]);
});

async function listScenarios(configuration: string): Promise<ListedScenario[]> {
  const require = createRequire(import.meta.url);
  const playwright = path.join(path.dirname(require.resolve('@playwright/test/package.json')), 'cli.js');
  const config = packageFile(configuration);
  const parameters = [playwright, 'test', '--list', '--reporter=json', `--config=${config}`];
  // Slow scenarios are listed only where the run asks for them.
  const env = { ...process.env, ...runVariable({ slow: true }) };
  const { stdout } = await promisify(execFile)(process.execPath, parameters, { env, maxBuffer: 64 * 1024 * 1024 });
  return (JSON.parse(stdout) as JSONReport).suites.flatMap(specsOf).map(listedScenario);
}

function specsOf({ specs, suites = [] }: JSONReportSuite): JSONReportSpec[] {
  return [...specs, ...suites.flatMap(specsOf)];
}

function listedScenario({ file, line, title, tests }: JSONReportSpec): ListedScenario {
  const annotations = tests.flatMap((test) => test.annotations);
  return {
    place: `${file}:${line} "${title}"`,
    requirements: annotations.flatMap(({ type, description = '' }) => (type === 'requirement' ? [description] : [])),
  };
}
