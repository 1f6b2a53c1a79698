import type { FullConfig, FullResult, Reporter, TestCase, TestError, TestResult } from '@playwright/test/reporter';
import { observeScenario } from '../reporters/playwright/observe-scenario.js';
import { observationsOf } from '../results/judging/observations.js';
import { mutantFate, type MutantFate, type ScenarioOutcome } from './mutant-fate.js';
import { readSelection } from './selected-mutants.js';

const printedOrder: readonly MutantFate['fate'][] = ['killed', 'skipped', 'broken', 'survived'];

/** Tells for each mutant whether the suite noticed it; the run passes where it noticed all of them. */
export default class MutantReporter implements Reporter {
  readonly #faults = new Map(readSelection());
  readonly #outcomes = new Map<string, ScenarioOutcome[]>();
  readonly #errors: string[] = [];
  #rootDir = '';

  printsToStdio(): boolean {
    return true;
  }

  onBegin({ rootDir }: FullConfig): void {
    this.#rootDir = rootDir;
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    const project = test.parent.project()?.name ?? '';
    const breaks = this.#faults.get(project)?.breaks;
    const seen = observeScenario(test, this.#rootDir, (error) => this.#errors.push(error));
    const outcome = {
      title: test.title,
      blames: observationsOf(seen).some(({ requirement, kind }) => requirement === breaks && kind !== 'step'),
      status: result.status,
      error: result.errors.map(messageOf).join('\n'),
      skipReason: result.annotations.find(({ type }) => type === 'skip')?.description ?? '',
    };
    this.#outcomes.set(project, [...(this.#outcomes.get(project) ?? []), outcome]);
  }

  onError(error: TestError): void {
    this.#errors.push(messageOf(error));
  }

  onEnd(): Promise<{ status: FullResult['status'] }> {
    const mutants = [...this.#faults].map(([name, { fault }]) => {
      const fate = mutantFate(this.#outcomes.get(name) ?? []);
      return { fate: fate.fate, line: `${fate.fate.padEnd(8)}  ${name.padEnd(26)}  ${fault}${explain(fate)}` };
    });
    const fates = mutants.map(({ fate }) => fate);
    // What has to be mended comes last: of a long output people see the end.
    for (const wanted of printedOrder) {
      for (const { line } of mutants.filter(({ fate }) => fate === wanted)) print(line);
    }
    for (const error of this.#errors) print(error);
    const killed = count(fates, 'killed');
    const skipped = count(fates, 'skipped');
    const failed = fates.length - killed - skipped;
    print(`\n${killed} passed, ${failed} failed${skipped === 0 ? '' : `, ${skipped} skipped`}`);
    const passed = failed === 0 && killed > 0 && this.#errors.length === 0;
    return Promise.resolve({ status: passed ? 'passed' : 'failed' });
  }
}

function explain(fate: MutantFate): string {
  switch (fate.fate) {
    case 'killed':
      return `\n${' '.repeat(38)}by: ${fate.by}`;
    case 'survived':
      return `\n${' '.repeat(38)}${
        fate.but === undefined
          ? 'No scenario noticed it. Sharpen the scenarios of the requirement, or the fault.'
          : `A scenario failed, but blames another row: ${fate.but}`
      }`;
    case 'skipped':
    case 'broken':
      return `\n${' '.repeat(38)}${fate.reason}`;
  }
}

function count(fates: readonly MutantFate['fate'][], fate: MutantFate['fate']): number {
  return fates.filter((other) => other === fate).length;
}

function messageOf({ message = '' }: TestError): string {
  return message;
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
