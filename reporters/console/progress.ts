import type { ScenarioReport } from '../../results/report.js';
import { columnsOf, type Output, type Paint } from './terminal.js';

const eraseLine = '\r\u001b[2K';

/** How often a line says how far the run is, where no line can be rewritten. */
const lineEveryMs = 10_000;

/** A broken target fails everywhere; the report names them all. */
const maxNamedFailures = 20;

/** Before this many scenarios the time left would be a guess. */
const minDoneForEstimate = 10;

/**
 * Shows how far a run is, with counts and the time left: one line that is rewritten on a terminal; elsewhere a line now and
 * then, and one for each scenario that failed.
 */
export class Progress {
  readonly #output: Output;
  readonly #paint: Paint;
  readonly #expected: number;
  readonly #now: () => number;
  readonly #begin: number;
  #lastLine: number;
  #done = 0;
  #passed = 0;
  #failed = 0;

  /** @param now milliseconds of any clock. */
  constructor(output: Output, paint: Paint, expected: number, now: () => number = () => performance.now()) {
    this.#output = output;
    this.#paint = paint;
    this.#expected = expected;
    this.#now = now;
    this.#begin = now();
    this.#lastLine = this.#begin;
  }

  scenarioEnded(scenario: Pick<ScenarioReport, 'title' | 'file' | 'result' | 'requirements'>): void {
    this.#done += 1;
    if (scenario.result === 'passed') this.#passed += 1;
    if (scenario.result === 'failed') this.#failed += 1;
    if (this.#output.isTTY) {
      this.#rewriteLine(scenario.title);
      return;
    }
    if (scenario.result === 'failed') this.#nameFailure(scenario);
    if (this.#done < this.#expected && this.#now() - this.#lastLine >= lineEveryMs) this.#writeLine();
  }

  /** Makes room for other output. */
  clear(): void {
    if (this.#output.isTTY) this.#output.write(eraseLine);
  }

  #rewriteLine(title: string): void {
    const head = `[${this.#done}/${this.#expected}]`;
    const failed = this.#failed > 0 ? `${this.#failed} failed ` : '';
    const left = this.#timeLeft();
    const time = left === '' ? '' : `${left} `;
    const room = columnsOf(this.#output) - head.length - failed.length - time.length - 2;
    const shown = title.length > room ? `${title.slice(0, Math.max(0, room - 1))}…` : title;
    this.#output.write(
      `${eraseLine}${this.#paint('dim', head)} ${failed && this.#paint('red', failed)}${this.#paint('dim', time)}${shown}`,
    );
  }

  #nameFailure({ file, title, requirements }: Pick<ScenarioReport, 'title' | 'file' | 'requirements'>): void {
    if (this.#failed > maxNamedFailures + 1) return;
    const line =
      this.#failed <= maxNamedFailures
        ? `failed: ${file} ${title} (${requirements.join(', ')})`
        : 'failed: more than that; the report names them all';
    this.#output.write(`${this.#paint('red', line)}\n`);
  }

  #writeLine(): void {
    this.#lastLine = this.#now();
    const left = this.#timeLeft();
    this.#output.write(
      `${this.#done} of ${this.#expected}: ${this.#passed} passed, ${this.#failed} failed${left === '' ? '' : `, ${left}`}\n`,
    );
  }

  #timeLeft(): string {
    if (this.#done < minDoneForEstimate || this.#done === this.#expected) return '';
    const secondsEach = (this.#now() - this.#begin) / 1000 / this.#done;
    const seconds = Math.ceil(secondsEach * (this.#expected - this.#done));
    return seconds < 100 ? `about ${seconds} s left` : `about ${Math.round(seconds / 60)} min left`;
  }
}
