import { checkFault, type DeliveryFault, type Fault, type RestFault } from './fault.js';

/** How many faults there may be at once: a test that never removes its own is told. */
const maxFaults = 100;

/** A fault that has been injected. It ends with the block that holds it by `using`. */
export interface InjectedFault extends Disposable {
  /** How many calls or delivery tries it has met. */
  readonly hits: number;
  remove(): void;
}

/** The faults of an emulator. Where there is none, a call costs one comparison, and a delivery too. */
export class Faults {
  #active: readonly ActiveFault[] = [];

  /** @throws FaultError where a member is wrong; Error where there are too many. */
  inject(fault: Fault): InjectedFault {
    checkFault(fault);
    if (this.#active.length === maxFaults) {
      throw new Error(
        `There are ${maxFaults} faults already. Remove those that are over, or call reset() between tests.`,
      );
    }
    const active = new ActiveFault(fault, (over) => this.#remove(over));
    this.#active = [...this.#active, active];
    return active;
  }

  clear(): void {
    this.#active = [];
  }

  get isEmpty(): boolean {
    return this.#active.length === 0;
  }

  /** The fault that a REST call meets. */
  ofCall(operation: string, hub: string): RestFault | undefined {
    return this.#next(
      (fault): fault is RestFault =>
        fault.at === 'rest' && (fault.operation ?? operation) === operation && isOfHub(fault, hub),
    );
  }

  /** The fault that a try of a delivery meets. */
  ofDelivery(event: string, hub: string): DeliveryFault | undefined {
    return this.#next(
      (fault): fault is DeliveryFault =>
        fault.at === 'delivery' && (fault.event ?? event) === event && isOfHub(fault, hub),
    );
  }

  /** Of several, the one that was injected first and takes it. */
  #next<Kind extends Fault>(matches: (fault: Fault) => fault is Kind): Kind | undefined {
    for (const active of this.#active) if (matches(active.fault) && active.takes()) return active.fault;
    return undefined;
  }

  #remove(over: ActiveFault): void {
    this.#active = this.#active.filter((active) => active !== over);
  }
}

class ActiveFault implements InjectedFault {
  hits = 0;
  #seen = 0;

  constructor(
    readonly fault: Fault,
    private readonly onOver: (fault: ActiveFault) => void,
  ) {}

  /** Whether it takes the next one that matches: by count, so that a test goes the same way each time. */
  takes(): boolean {
    const { share = 1, times } = this.fault;
    const before = Math.ceil(this.#seen * share);
    this.#seen++;
    if (Math.ceil(this.#seen * share) === before) return false;
    this.hits++;
    if (this.hits === times) this.remove();
    return true;
  }

  remove(): void {
    this.onOver(this);
  }

  [Symbol.dispose](): void {
    this.remove();
  }
}

function isOfHub({ hub }: Fault, name: string): boolean {
  return hub === undefined || hub.toLowerCase() === name.toLowerCase();
}
