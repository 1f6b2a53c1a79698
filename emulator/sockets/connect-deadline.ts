/**
 * The time within which a client connects to a namespace. While its connect is being asked for, which may yet be
 * accepted, the time begins anew.
 */
export class ConnectDeadline {
  /** Not kept once it is stopped: with it goes what it holds for as long as the connection lives. */
  #timer: NodeJS.Timeout | undefined;

  constructor(milliseconds: number, isAsking: () => boolean, onMissed: () => void) {
    this.#timer = setTimeout(() => {
      if (isAsking()) this.#timer?.refresh();
      else onMissed();
    }, milliseconds);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
  }
}
