import type { Fault } from '../fault.js';
import { blamedTooWidely } from './blamed-too-widely.js';
import { inputsNeverMade } from './inputs-never-made.js';
import { passedAsConformant } from './passed-as-conformant.js';

/** Each breaks one thing. */
export const faults: readonly Fault[] = [...blamedTooWidely, ...passedAsConformant, ...inputsNeverMade];
