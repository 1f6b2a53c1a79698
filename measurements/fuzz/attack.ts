import fc from 'fast-check';
import { setTimeout as delay } from 'node:timers/promises';
import { type Door, Fault, type FuzzTarget } from './door.js';

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

const atOnce = 24;
const batchSize = 50;
const maxFaults = 20;

/** Sends inputs through all doors by turns. The same seed has the same inputs in the same order. */
export async function attack(options: AttackOptions): Promise<AttackResult> {
  const { doors, target, seed, rate, maxInputs, endsAt, isOver } = options;
  const outcomes = new Map(doors.map(({ name }) => [name, new Map<string, number>()]));
  const faults: FoundFault[] = [];
  const turns = interleave(doors);
  const streams = new Map(doors.map((door) => [door, inputsOf(door, seed)]));
  const startedAt = performance.now();
  let started = 0;
  const goesOn = (): boolean =>
    started < maxInputs && performance.now() < endsAt && faults.length < maxFaults && !isOver();

  const attackOneAfterAnother = async (): Promise<void> => {
    while (goesOn()) {
      const number = started++;
      if (rate > 0) await until(startedAt + (number * 1000) / rate);
      const door = turns[number % turns.length];
      const next = door === undefined ? undefined : streams.get(door)?.next();
      if (door === undefined || next === undefined || next.done === true) return;
      const input = next.value;
      const outcome = await outcomeOf(door, input, target, faults);
      const counts = outcomes.get(door.name);
      counts?.set(outcome, (counts.get(outcome) ?? 0) + 1);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, attackOneAfterAnother));
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

/** Each door as often as its weight, spread over the list. */
function interleave(doors: readonly Door<never>[]): Door<never>[] {
  return doors
    .flatMap((door) => Array.from({ length: door.weight }, (_, index) => ({ door, at: (index + 0.5) / door.weight })))
    .sort((a, b) => a.at - b.at)
    .map(({ door }) => door);
}

async function until(time: number): Promise<void> {
  const wait = time - performance.now();
  if (wait > 0) await delay(wait);
}
