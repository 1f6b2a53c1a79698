import type { FullResult, Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { nameFaults } from './load-faults.js';
import { mutantFate, type MutantFate, type ScenarioOutcome } from './mutant-fate.js';
import { readSelection, selectFaults } from './select-faults.js';

/** Tells for each mutant whether the suite noticed it; the run passes where it noticed all of them. */
export default class MutantReporter implements Reporter {
  readonly #faults = nameFaults(selectFaults(readSelection()));
  readonly #outcomes = new Map<string, ScenarioOutcome[]>();
  readonly #errors: string[] = [];

  printsToStdio(): boolean {
    return true;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const project = test.parent.project()?.name ?? '';
    const outcome = { title: test.title, status: result.status, error: result.errors.map(messageOf).join('\n') };
    this.#outcomes.set(project, [...(this.#outcomes.get(project) ?? []), outcome]);
  }

  onError(error: TestError): void {
    this.#errors.push(messageOf(error));
  }

  onEnd(): Promise<{ status: FullResult['status'] }> {
    const fates = [...this.#faults].map(([name, { fault }]) => {
      const fate = mutantFate(this.#outcomes.get(name) ?? []);
      print(`${fate.fate.padEnd(8)}  ${name.padEnd(26)}  ${fault}${explain(fate)}`);
      return fate.fate;
    });
    const killed = fates.filter((fate) => fate === 'killed').length;
    for (const error of this.#errors) print(error);
    print(`\n${killed} passed, ${fates.length - killed} failed`);
    return Promise.resolve({ status: killed === fates.length && killed > 0 ? 'passed' : 'failed' });
  }
}

function explain(fate: MutantFate): string {
  switch (fate.fate) {
    case 'killed':
      return `\n${' '.repeat(38)}by: ${fate.by}`;
    case 'survived':
      return `\n${' '.repeat(38)}No scenario noticed it. Sharpen the scenarios of the requirement, or the fault.`;
    case 'broken':
      return `\n${' '.repeat(38)}${fate.reason}`;
  }
}

function messageOf({ message = '' }: TestError): string {
  return message;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
