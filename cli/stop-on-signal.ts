import { constants } from 'node:os';
import { writeErrorLine } from './output.js';

const signals = ['SIGINT', 'SIGTERM'] as const;

/** npm passes on a signal that the terminal has sent to the whole process group, so that one Ctrl+C comes twice. */
const doubledMs = 1000;

/** Most shutdowns take less; a longer one is explained. */
const momentMs = 1000;

/** What the signals act on; `process` is one. */
interface Stoppable {
  on(signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void): unknown;
  exit(code: number): void;
}

/**
 * Closes something on the first signal, and ends the process at once on one that comes later than its echo.
 *
 * @param waitsFor what a closing may wait for, as the line says it that is written where it does.
 */
export function stopOnSignal(close: () => Promise<void>, waitsFor: string, runner: Stoppable = process): void {
  let first: number | undefined;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (first === undefined) {
      first = performance.now();
      void closeAndExplain(close, waitsFor);
    } else if (performance.now() - first > doubledMs) {
      runner.exit(128 + constants.signals[signal]);
    }
  };
  for (const signal of signals) runner.on(signal, onSignal);
}

async function closeAndExplain(close: () => Promise<void>, waitsFor: string): Promise<void> {
  const timer = setTimeout(() => {
    writeErrorLine(`Waiting for ${waitsFor}. A second Ctrl+C ends at once.`);
  }, momentMs);
  await close().finally(() => clearTimeout(timer));
}
