interface Turn<Owner> {
  readonly owner: Owner;
  running: number;
  /** Lets its tasks begin, in their order. */
  readonly waiting: (() => void)[];
}

/**
 * Lets only so many tasks run at once, of one owner fewer than of all. Owners that wait take turns, so that one with many
 * tasks delays the others by one task a round.
 */
export class FairSlots<Owner> {
  #free: number;
  #waitingCount = 0;
  /** Of each owner with a task. */
  readonly #turns = new Map<Owner, Turn<Owner>>();
  /** Those whose next task may begin as soon as a slot is free, in the order of their turns. */
  readonly #ready = new Set<Turn<Owner>>();

  constructor(
    max: number,
    private readonly maxOfOwner: number,
  ) {
    this.#free = max;
  }

  /** How many tasks of all owners wait. */
  get waitingCount(): number {
    return this.#waitingCount;
  }

  waitingCountOf(owner: Owner): number {
    return this.#turns.get(owner)?.waiting.length ?? 0;
  }

  /** Runs a task in its owner's turn; at once where a slot is free. */
  async run<Result>(owner: Owner, task: () => Promise<Result>): Promise<Result> {
    const turn = this.#turnOf(owner);
    if (this.#free > 0 && turn.running < this.maxOfOwner) this.#occupy(turn);
    else await this.#wait(turn);
    try {
      return await task();
    } finally {
      this.#leave(turn);
    }
  }

  #turnOf(owner: Owner): Turn<Owner> {
    let turn = this.#turns.get(owner);
    if (turn === undefined) {
      turn = { owner, running: 0, waiting: [] };
      this.#turns.set(owner, turn);
    }
    return turn;
  }

  #occupy(turn: Turn<Owner>): void {
    this.#free--;
    turn.running++;
  }

  #wait(turn: Turn<Owner>): Promise<void> {
    this.#waitingCount++;
    return new Promise((resolve) => {
      turn.waiting.push(resolve);
      this.#queue(turn);
    });
  }

  #queue(turn: Turn<Owner>): void {
    if (turn.waiting.length > 0 && turn.running < this.maxOfOwner) this.#ready.add(turn);
  }

  #leave(turn: Turn<Owner>): void {
    this.#free++;
    turn.running--;
    this.#queue(turn);
    if (turn.running === 0 && turn.waiting.length === 0) this.#turns.delete(turn.owner);
    for (const next of this.#ready) {
      if (this.#free === 0) return;
      this.#ready.delete(next);
      const begin = next.waiting.shift();
      if (begin === undefined) continue;
      this.#waitingCount--;
      this.#occupy(next);
      this.#queue(next);
      begin();
    }
  }
}
