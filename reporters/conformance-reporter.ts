import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { FullConfig, FullResult, Reporter, Suite, TestCase, TestError } from '@playwright/test/reporter';
import { loadRequirements } from '../specs/load-requirements.js';
import { packageFile } from '../specs/package-file.js';
import type { ConformanceReport, ScenarioReport } from '../results/report.js';
import { loadBaseline } from '../results/load-baseline.js';
import { ignoreClosedPipe } from './console/closed-pipe.js';
import { Progress } from './console/progress.js';
import { paintFor } from './console/terminal.js';
import { wrapFor } from './console/wrap-lines.js';
import { problemsText, tallyLine, verdictText } from './console/verdict-text.js';
import { buildReport } from '../results/judging/build-report.js';
import { readRunObservations } from '../results/run-observations.js';
import { exitCodeOf, exitCodes, failureCauses, type ExitCode } from '../results/judging/exit-code.js';
import { FailureLimit } from '../results/judging/failure-limit.js';
import { endRun, readEarlyEnd, type RunEnd } from '../results/run-end.js';
import { readTargetFacts } from '../results/target-facts.js';
import { writeReport } from './output/write-report.js';
import { afterEarlyEnd } from './playwright/after-early-end.js';
import { observeScenario } from './playwright/observe-scenario.js';
import { plainError } from './playwright/plain-error.js';
import { suiteHash } from './playwright/suite-hash.js';
import { TimeLimit } from './time-limit.js';
import { readReportOptions, type ReportOptions } from './report-options.js';

type FinalStatus = Pick<FullResult, 'status'>;

/**
 * Judges a run of the suite by the requirements, writes the report and prints the verdict.
 */
export default class ConformanceReporter implements Reporter {
  readonly #options: ReportOptions;
  readonly #output = process.stdout;
  readonly #paint = paintFor(process.stdout);
  readonly #errors: string[] = [];
  #rootDir = process.cwd();
  #tests: readonly TestCase[] = [];
  readonly #seen = new Map<string, ScenarioReport>();
  #progress: Progress | undefined;
  readonly #limit: FailureLimit | undefined;
  readonly #timeLimit: TimeLimit;
  #hasBegun = false;
  #exitCode: ExitCode | undefined;

  constructor(options: Partial<ReportOptions> = {}) {
    this.#options = readReportOptions(options);
    this.#limit = this.#failureLimit();
    this.#timeLimit = new TimeLimit(this.#options.maxRunMs);
    ignoreClosedPipe(this.#output);
  }

  printsToStdio(): boolean {
    return true;
  }

  onBegin(config: FullConfig, suite: Suite): void {
    this.#rootDir = config.rootDir;
    this.#tests = suite.allTests();
    this.#progress = new Progress(this.#output, this.#paint, this.#tests.length);
  }

  onTestBegin(): void {
    this.#hasBegun = true;
    this.#timeLimit.begin();
  }

  onTestEnd(test: TestCase): void {
    const seen = this.#observe(test);
    this.#seen.set(test.id, seen);
    this.#progress?.scenarioEnded(seen);
    const end = this.#limit?.add(seen);
    if (end !== undefined) endRun(end);
  }

  onError(error: TestError): void {
    this.#errors.push(plainError(error, this.#rootDir, this.#options.accessKeys));
  }

  onStdOut(chunk: string | Buffer): void {
    this.#progress?.clear();
    this.#output.write(chunk);
  }

  onStdErr(chunk: string | Buffer): void {
    this.#progress?.clear();
    process.stderr.write(chunk);
  }

  // Playwright prints what a reporter throws and goes on with its own status, which would hide the failure.
  onEnd(result: FullResult): Promise<FinalStatus> {
    this.#timeLimit[Symbol.dispose]();
    this.#progress?.clear();
    try {
      return Promise.resolve(this.#conclude(result));
    } catch (error) {
      this.#output.write(`${error instanceof Error ? error.message : String(error)}\n`);
      this.#exitCode = exitCodes.error;
      return Promise.resolve({ status: 'failed' });
    }
  }

  // Playwright's own exit codes do not tell a broken target from one that could not be tested.
  onExit(): Promise<void> {
    const exitCode = this.#exitCode;
    if (exitCode !== undefined) process.once('exit', () => (process.exitCode = exitCode));
    return Promise.resolve();
  }

  #conclude(result: FullResult): FinalStatus {
    const report = this.#buildReport(result);
    const html = writeReport(report, this.#options.reportDir);
    const text =
      report.ended.kind === 'not-started'
        ? `${this.#errors.map(withoutErrorName).join('\n')}\n\n`
        : this.#summary(report, html);
    this.#output.write(wrapFor(this.#output, text));
    this.#output.write(`${tallyLine(report)}\n`);
    this.#exitCode = exitCodeOf(report);
    return { status: this.#exitCode === exitCodes.conformant ? 'passed' : 'failed' };
  }

  /** The verdict stands last, where a reader of a long output looks. */
  #summary(report: ConformanceReport, html: string): string {
    const problems = problemsText(report, this.#paint);
    const causes = failureCauses(report).map(({ text }) => `${this.#paint('red', text)}\n`);
    return [
      problems === '' ? '\n' : `\n${problems}\n`,
      `${verdictText(report, this.#paint)}\n`,
      ...causes,
      ...(causes.length > 0 ? ['\n'] : []),
      ...(report.partial ? ['Partial: this run says nothing of what it was not asked for.\n\n'] : []),
      `Report: ${pathToFileURL(html).href}\n\n`,
    ].join('');
  }

  #observe(test: TestCase): ScenarioReport {
    return observeScenario(test, this.#rootDir, (error) => this.#errors.push(error), this.#options.accessKeys);
  }

  #failureLimit(): FailureLimit | undefined {
    const { maxFailures, profiles, baseline } = this.#options;
    if (maxFailures === undefined) return undefined;
    const known = baseline === undefined ? [] : loadBaseline(baseline).entries.map(({ requirement }) => requirement);
    return new FailureLimit(loadRequirements(), { maxFailures, profiles, known });
  }

  #endOf({ status }: FullResult): RunEnd {
    const early = readEarlyEnd();
    if (early !== undefined) {
      const { kind, reason, lastLines } = early;
      return { kind, reason, ...(lastLines !== undefined && { lastLines }) };
    }
    if (status === 'interrupted' || status === 'timedout') {
      return { kind: 'interrupted', reason: 'The run was interrupted.' };
    }
    if (this.#errors.length > 0 && !this.#hasBegun) {
      return { kind: 'not-started', reason: withoutErrorName(this.#errors[0] ?? '') };
    }
    return { kind: 'completed' };
  }

  #buildReport(result: FullResult): ConformanceReport {
    const { target, profiles, requirements, baseline, command } = this.#options;
    const early = readEarlyEnd();
    const scenarios = this.#tests.map((test) => {
      const seen = this.#seen.get(test.id) ?? this.#observe(test);
      return early === undefined ? seen : afterEarlyEnd(seen, test, early);
    });
    return buildReport(
      {
        suite: { ...readPackageIdentity(), hash: suiteHash(this.#rootDir) },
        target: { ...target, ...readTargetFacts() },
        date: result.startTime.toISOString(),
        durationMs: result.duration,
        command,
        ended: this.#endOf(result),
        scenarios,
        observations: readRunObservations(),
        errors: this.#errors,
        ...(baseline !== undefined && { baseline: loadBaseline(baseline) }),
        profiles,
        filtered: requirements !== undefined,
        expected: this.#tests.length,
      },
      loadRequirements(),
    );
  }
}

/** An error of the set-up is a sentence for the user; that it is an error is plain. */
function withoutErrorName(text: string): string {
  return text.replace(/^Error: /, '');
}

function readPackageIdentity(): { name: string; version: string } {
  const { name, version } = JSON.parse(readFileSync(packageFile('package.json'), 'utf8')) as {
    name: string;
    version: string;
  };
  return { name, version };
}
