import type { AppFunction, TimerTrigger } from './app-function.js';
import type { FunctionRunner } from './function-runner.js';
import { systemData } from './socket-events.js';

/** setTimeout takes no longer time. */
const maxDelayMs = 2 ** 31 - 1;

interface TimerFunction {
  readonly function: AppFunction;
  readonly trigger: TimerTrigger;
}

/** The timer triggers of an app. A function's next time comes after it has ended. */
export class Timers implements Disposable {
  readonly #functions: readonly TimerFunction[];
  readonly #runner: FunctionRunner;
  readonly #waiting = new Map<TimerFunction, NodeJS.Timeout>();
  #isStopped = false;

  constructor(functions: readonly AppFunction[], runner: FunctionRunner) {
    this.#functions = functions.flatMap((each) =>
      each.trigger.kind === 'timer' ? [{ function: each, trigger: each.trigger }] : [],
    );
    this.#runner = runner;
  }

  /** Runs what is to run at the start, and waits for the schedules. */
  start(): void {
    for (const timer of this.#functions) {
      if (timer.trigger.runOnStartup) void this.#runAndSchedule(timer);
      else this.#schedule(timer);
    }
  }

  /** Runs a timer's function now, whatever its schedule says; says false where there is none of this name. */
  async run(functionName: string): Promise<boolean> {
    const timer = this.#functions.find(({ function: { name } }) => name.toLowerCase() === functionName.toLowerCase());
    if (timer === undefined) return false;
    await this.#run(timer);
    return true;
  }

  [Symbol.dispose](): void {
    this.#isStopped = true;
    for (const timeout of this.#waiting.values()) clearTimeout(timeout);
  }

  #schedule(timer: TimerFunction): void {
    if (this.#isStopped) return;
    const next = timer.trigger.schedule.next(new Date());
    if (next === undefined) return;
    const delayMs = Math.max(0, next.getTime() - Date.now());
    const timeout = setTimeout(
      () => {
        if (delayMs > maxDelayMs) this.#schedule(timer);
        else void this.#runAndSchedule(timer);
      },
      Math.min(delayMs, maxDelayMs),
    );
    this.#waiting.set(timer, timeout);
  }

  async #runAndSchedule(timer: TimerFunction): Promise<void> {
    await this.#run(timer);
    this.#schedule(timer);
  }

  async #run({ function: target }: TimerFunction): Promise<void> {
    await this.#runner.run({
      function: target,
      triggerValue: { json: { Schedule: { AdjustForDST: true }, ScheduleStatus: null, IsPastDue: false } },
      bindingData: systemData(target.name),
    });
  }
}
