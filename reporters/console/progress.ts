import type { ScenarioResult } from '../../results/report.js';
import type { Output, Paint, Style } from './terminal.js';

const marks: Record<ScenarioResult, [mark: string, style: Style]> = {
  passed: ['.', 'green'],
  failed: ['F', 'red'],
  'not applicable': ['-', 'dim'],
  'could not run': ['?', 'yellow'],
  'not judged': ['?', 'yellow'],
  'left out': ['-', 'dim'],
};

const marksInALine = 80;
const eraseLine = '\r\u001b[2K';

/** Shows how far a run is: one line that is rewritten on a terminal, a mark for each scenario elsewhere. */
export class Progress {
  readonly #output: Output;
  readonly #paint: Paint;
  readonly #expected: number;
  #done = 0;
  #marksInThisLine = 0;
  #failed = 0;

  constructor(output: Output, paint: Paint, expected: number) {
    this.#output = output;
    this.#paint = paint;
    this.#expected = expected;
  }

  scenarioEnded(title: string, result: ScenarioResult): void {
    this.#done += 1;
    if (result === 'failed') this.#failed += 1;
    if (this.#output.isTTY) this.#rewriteLine(title);
    else this.#printMark(result);
  }

  /** Makes room for other output. */
  clear(): void {
    if (this.#output.isTTY) this.#output.write(eraseLine);
    else if (this.#marksInThisLine > 0) this.#endLine();
  }

  #rewriteLine(title: string): void {
    const head = `[${this.#done}/${this.#expected}]`;
    const failed = this.#failed > 0 ? `${this.#failed} failed ` : '';
    const room = (this.#output.columns ?? 80) - head.length - failed.length - 2;
    const shown = title.length > room ? `${title.slice(0, Math.max(0, room - 1))}…` : title;
    this.#output.write(`${eraseLine}${this.#paint('dim', head)} ${failed && this.#paint('red', failed)}${shown}`);
  }

  #printMark(result: ScenarioResult): void {
    const [mark, style] = marks[result];
    this.#output.write(this.#paint(style, mark));
    this.#marksInThisLine += 1;
    if (this.#marksInThisLine === marksInALine) this.#endLine();
  }

  #endLine(): void {
    this.#output.write('\n');
    this.#marksInThisLine = 0;
  }
}
