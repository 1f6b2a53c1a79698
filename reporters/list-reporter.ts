import type { FullConfig, Reporter, Suite, TestError } from '@playwright/test/reporter';
import { ignoreClosedPipe } from './console/closed-pipe.js';
import { wrapFor } from './console/wrap-lines.js';
import { requirementsOf } from '../results/annotation.js';
import { scenarioPlace, scenarioTitle } from './playwright/observe-scenario.js';
import { plainError } from './playwright/plain-error.js';
import { quantity } from '../lib/quantity.js';

/** Prints a line for each scenario that a run would have: its place, its title and the requirements that it verifies. */
export default class ListReporter implements Reporter {
  readonly #output = process.stdout;
  #rootDir = process.cwd();

  constructor() {
    ignoreClosedPipe(this.#output);
  }

  printsToStdio(): boolean {
    return true;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#rootDir = config.rootDir;
    const tests = suite.allTests();
    for (const test of tests) {
      const ids = requirementsOf(test.annotations).join(' ');
      const line = `${scenarioPlace(test, config.rootDir)} ${scenarioTitle(test)} (${ids})`;
      this.#output.write(`${wrapFor(this.#output, line)}\n`);
    }
    this.#output.write(`\n${quantity(tests.length, 'scenario')}\n`);
  }

  onError(error: TestError): void {
    process.stderr.write(`${plainError(error, this.#rootDir)}\n`);
  }
}
