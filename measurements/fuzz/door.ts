import type { Arbitrary } from 'fast-check';

/** The emulator under attack. */
export interface FuzzTarget {
  readonly port: number;
  readonly endpoint: string;
  readonly accessKey: string;
}

/** A way into the emulator, with what is sent there and what may come of it. */
export interface Door<Input> {
  readonly name: string;
  /** How many inputs it gets in comparison with the others. */
  readonly weight: number;
  /** How many inputs may be on their way at once. */
  readonly lanes: number;
  readonly inputs: Arbitrary<Input>;
  /**
   * Sends an input and says in a word or two what came of it.
   *
   * @throws Fault where the emulator did what it must not do.
   */
  send(input: Input, target: FuzzTarget): Promise<string>;
}

/** The emulator let something in, failed, or did not answer. */
export class Fault extends Error {
  override readonly name = 'Fault';
}

/** The hub that hostile inputs are aimed at. */
export const attackedHub = 'attacked';

/** The hub of the client that does nothing wrong. */
export const innocentHub = 'innocent';
