import type { Observation } from './judging/observations.js';

/**
 * What was seen of a run as a whole, and belongs to no scenario: what came after the end of its scenario, and what only all
 * deliveries together show. The run's teardown adds to it and the reporter, in the same process, reads it.
 */
const observations: Observation[] = [];

export function addRunObservations(added: readonly Observation[]): void {
  observations.push(...added);
}

export function readRunObservations(): readonly Observation[] {
  return observations;
}
