import path from 'node:path';
import { defineConfig } from '@playwright/test';
import { requirementFilter } from '../fixtures/run/requirement-filter.js';
import type { HandlerScenarioOptions } from '../fixtures/handler.js';
import type { ScenarioOptions } from '../fixtures/index.js';
import { embeddedTarget } from '../fixtures/targets/embedded-target.js';
import { packageFile } from '../specs/package-file.js';
import { isHandlerFault } from './fault.js';
import { mutantHandler } from './mutant-handler.js';
import { mutantFile, readSelection, type SelectedMutant } from './selected-mutants.js';

/** How long a mutant may take for what the emulator does at once; most faults are seen by waiting in vain. */
const deliveryMs = 2500;

/** One project a mutant: the scenarios of the requirement that it breaks, against the mutant. */
function mutantProject([name, fault]: SelectedMutant) {
  if (isHandlerFault(fault)) return handlerProject([name, fault]);
  const target = embeddedTarget();
  const [program = '', , ...parameters] = target.launch?.command ?? [];
  const command: [string, ...string[]] = [program, mutantFile(name), ...parameters];
  return {
    name,
    grep: requirementFilter({ requirements: [fault.breaks] }),
    use: { descriptor: { ...target, timings: { ...target.timings, deliveryMs }, launch: { command } } },
  };
}

function handlerProject([name, fault]: SelectedMutant) {
  return {
    name,
    grep: requirementFilter({ requirements: [fault.breaks] }),
    use: { handlerDescriptor: mutantHandler(mutantFile(name), fault.breaks) },
  };
}

export default defineConfig<object, ScenarioOptions & HandlerScenarioOptions>({
  testDir: packageFile('dist/suites'),
  testMatch: '**/*.spec.js',
  outputDir: packageFile('.cache/mutant-results'),
  reporter: [[path.join(import.meta.dirname, 'mutant-reporter.js')]],
  projects: readSelection().map(mutantProject),
  // The scenarios of a file share a worker and its mutant: starting both takes longer than most scenarios.
  fullyParallel: false,
  retries: 0,
  timeout: 15_000,
  workers: 4,
});
