const maxIds = 1000;

/** Longer ones are not kept: a client may send them as long as it likes. */
const maxIdLength = 20;

/** The acknowledgement ids that a client's events in one namespace wait for. It is bounded, and only serves warnings. */
export class WaitingAcks {
  readonly #ids = new Set<string>();
  #complete = true;

  add(id: string): void {
    if (id.length > maxIdLength || this.#ids.size >= maxIds) this.#complete = false;
    else this.#ids.add(id);
  }

  /** Whether an event waits for the id; also true where the ids are too many to know. */
  has(id: string): boolean {
    return this.#ids.has(id) || !this.#complete;
  }

  /** Removes an id that is acknowledged. */
  delete(id: string): void {
    this.#ids.delete(id);
  }
}
