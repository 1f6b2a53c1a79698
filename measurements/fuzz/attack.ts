import fc from 'fast-check';
import { type Door, Fault, type FuzzTarget } from './door.js';
import { Pace } from './pace.js';

export interface AttackOptions {
  readonly doors: readonly Door<never>[];
  readonly target: FuzzTarget;
  readonly seed: number;
  /** Inputs a second; as many as are answered where 0. */
  readonly rate: number;
  readonly maxInputs: number;
  readonly endsAt: number;
  /** Whether something has happened after which it makes no sense to go on. */
  readonly isOver: () => boolean;
}

/** An input that the emulator did not stand. */
export interface FoundFault {
  readonly door: string;
  readonly reason: string;
  readonly input: unknown;
}

export interface AttackResult {
  /** For each door how often what came of its inputs. */
  readonly outcomes: ReadonlyMap<string, ReadonlyMap<string, number>>;
  readonly faults: readonly FoundFault[];
  readonly inputs: number;
}

const batchSize = 50;
const maxFaults = 20;

/** Sends inputs through all doors at once. With the same seed each door gets the same inputs in the same order. */
export async function attack(options: AttackOptions): Promise<AttackResult> {
  const { doors, target, seed, rate, maxInputs, endsAt, isOver } = options;
  const outcomes = new Map(doors.map(({ name }) => [name, new Map<string, number>()]));
  const faults: FoundFault[] = [];
  const pace = new Pace(doors, rate);
  let started = 0;
  const goesOn = (): boolean =>
    started < maxInputs && performance.now() < endsAt && faults.length < maxFaults && !isOver();

  const attackDoor = async (door: Door<never>): Promise<void> => {
    const inputs = inputsOf(door, seed);
    const counts = outcomes.get(door.name);
    const sendOneAfterAnother = async (): Promise<void> => {
      while (goesOn()) {
        await pace.turnOf(door, goesOn);
        const next = inputs.next();
        if (next.done === true || !goesOn()) return;
        started += 1;
        const outcome = await outcomeOf(door, next.value, target, faults);
        counts?.set(outcome, (counts.get(outcome) ?? 0) + 1);
      }
    };
    await Promise.all(Array.from({ length: door.lanes }, sendOneAfterAnother));
  };
  await Promise.all(doors.map(attackDoor));
  return { outcomes, faults, inputs: started };
}

async function outcomeOf(door: Door<never>, input: never, target: FuzzTarget, faults: FoundFault[]): Promise<string> {
  try {
    return await door.send(input, target);
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    faults.push({ door: door.name, reason: error.message, input });
    return 'FAULT';
  }
}

function* inputsOf(door: Door<never>, seed: number): Generator<never, undefined> {
  for (let batch = 0; ; batch += 1) {
    yield* fc.sample(door.inputs, { numRuns: batchSize, seed: seed + batch });
  }
}
