import type { ConformanceReport } from '../../results/report.js';
import { combineChanges } from './combine-changes.js';
import type { ChangedService, WireChange } from './fault.js';
import { faults } from './faults/index.js';
import type { RunJudgement } from './judge-run.js';

/** A service with so much wrong that a run could take long to say so. */
export interface BrokenService {
  readonly name: string;
  readonly description: string;
  /** How long a run may take: in seconds, or as a multiple of the run against a service that nothing is wrong with. */
  readonly limit: { readonly seconds: number } | { readonly timesGreen: number };
  /** What the run has to say of the profile core. */
  readonly verdict: 'not conformant' | 'incomplete';
  readonly change: (service: ChangedService) => WireChange;
}

const tenFaults = [
  'no-signature',
  'specversion-1.1',
  'no-time',
  'send-answers-200',
  'no-slashless-path',
  'relative-next-link',
  'delete-answers-200',
  'no-cors',
  'numbers-rounded',
  'null-characters-dropped',
];

export const brokenServices: readonly BrokenService[] = [
  {
    name: 'ten-faults',
    description: `Ten faults at once, of which none is silence: ${tenFaults.join(', ')}.`,
    limit: { timesGreen: 1.5 },
    verdict: 'not conformant',
    change: (service) =>
      combineChanges(faults.filter(({ name }) => tenFaults.includes(name)).map(({ change }) => change(service))),
  },
  {
    name: 'no-webhooks',
    description: 'No webhook arrives at the event handler; clients are admitted all the same.',
    limit: { seconds: 60 },
    // The event handler may be unreachable for a reason that is no fault of the service.
    verdict: 'incomplete',
    change: () => ({
      delivery: ({ headers }) =>
        Promise.resolve({
          status: 200,
          headers: headers['webhook-request-origin'] === undefined ? [] : [['WebHook-Allowed-Origin', '*']],
          body: Buffer.alloc(0),
        }),
    }),
  },
];

/** A run has to reach its verdict, and to end in time. */
export function judgeBrokenRun(
  { limit, verdict: expected }: BrokenService,
  { findings, profiles, durationMs }: ConformanceReport,
  greenMs: number,
): RunJudgement {
  const verdict = profiles.find(({ name }) => name === 'core')?.verdict;
  const seconds = durationMs / 1000;
  const allowed = 'seconds' in limit ? limit.seconds : (limit.timesGreen * greenMs) / 1000;
  const ratio = (durationMs / greenMs).toFixed(2);
  return {
    correct: verdict === expected && seconds <= allowed,
    explanation: `core: ${verdict ?? 'no verdict'}; ${findings.length} findings; ${ratio} times a green run; at most ${allowed.toFixed(0)} s are allowed`,
  };
}
