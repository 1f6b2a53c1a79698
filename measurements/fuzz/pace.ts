import { setImmediate as turn, setTimeout as delay } from 'node:timers/promises';
import type { Door } from './door.js';

/** So many inputs for its weight a door may be ahead of the slowest one. */
const maxLead = 2;

/** Lets each door send its share of the inputs: at a rate, or as fast as the slowest door can. */
export class Pace {
  readonly #startedAt = performance.now();
  readonly #started: Map<Door<never>, number>;
  readonly #rateOfWeight: number;

  /** @param rate inputs a second through all doors; as many as are answered where 0. */
  constructor(doors: readonly Door<never>[], rate: number) {
    this.#started = new Map(doors.map((door) => [door, 0]));
    this.#rateOfWeight = rate / doors.reduce((sum, { weight }) => sum + weight, 0);
  }

  /** Waits until a door may send its next input. */
  async turnOf(door: Door<never>, goesOn: () => boolean): Promise<void> {
    const number = this.#started.get(door) ?? 0;
    this.#started.set(door, number + 1);
    if (this.#rateOfWeight > 0) {
      const dueAt = this.#startedAt + (number * 1000) / (this.#rateOfWeight * door.weight);
      const wait = dueAt - performance.now();
      if (wait > 0) await delay(wait);
      return;
    }
    // Also where nothing has to be waited for: an input that is dealt with at once must not keep the others waiting.
    await turn();
    while ((number - door.lanes) / door.weight > this.#slowest() + maxLead && goesOn()) await delay(1);
  }

  #slowest(): number {
    return Math.min(...[...this.#started].map(([{ weight, lanes }, started]) => (started - lanes) / weight));
  }
}
