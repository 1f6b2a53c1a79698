/** How answers from before May 2024 differ from the contract, which is of the service as it was recorded since then. */
export interface OlderAnswers {
  readonly reason: string;
  readonly violations: readonly string[];
  readonly exchanges: readonly string[];
}

/** The first day of the recordings that the contract follows without exception. */
export const contractBegins = '2024-05-01';

export const olderAnswers: readonly OlderAnswers[] = [
  {
    reason: 'The service did not name its versions yet in November 2021.',
    violations: ['header api-supported-versions is missing'],
    exchanges: ['OBS-226', 'OBS-228', 'OBS-230', 'OBS-291', 'OBS-369'],
  },
  {
    reason: 'The last member of an error was innererror until November 2023.',
    violations: ["body must have required property 'inner'"],
    exchanges: ['OBS-222', 'OBS-242', 'OBS-243', 'OBS-253', 'OBS-361', 'OBS-370'],
  },
  {
    reason: 'The body that a HEAD leaves out had innererror, which is five letters longer than inner.',
    violations: ['the 404 of a HEAD has the length of the body that it leaves out'],
    exchanges: ['OBS-223', 'OBS-224', 'OBS-232', 'OBS-233', 'OBS-241', 'OBS-244', 'OBS-362'],
  },
];
