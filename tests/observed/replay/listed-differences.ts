import type { ObservedExchange } from '../../../specs/index.js';
import type { AnswerDifference } from './answer-differences.js';

interface ListedDifferences {
  /** The exchanges whose answers differ. */
  readonly exchanges: readonly string[];
  /** Whether the reason explains what differs. */
  readonly explains: (exchange: ObservedExchange, differences: readonly AnswerDifference[]) => boolean;
}

/** What has changed since: the member `innererror` of errors is called `inner`, and versions are announced. */
const agedParts = new Set(['body', 'content-length', 'api-supported-versions']);

/** Where the emulator answers otherwise than recorded, by the only reasons for which it may. */
export const listedDifferences: Readonly<Record<string, ListedDifferences>> = {
  'older than May 2024': {
    exchanges: [
      'OBS-222',
      'OBS-223',
      'OBS-224',
      'OBS-226',
      'OBS-228',
      'OBS-230',
      'OBS-232',
      'OBS-233',
      'OBS-241',
      'OBS-242',
      'OBS-243',
      'OBS-244',
      'OBS-253',
      'OBS-291',
      'OBS-361',
      'OBS-362',
      'OBS-369',
      'OBS-370',
    ],
    explains: ({ last }, differences) => last < '2024-05' && differences.every(({ part }) => agedParts.has(part)),
  },
  // Identical calls within the same second were recorded with two orders.
  'another order of the same connections': {
    exchanges: ['OBS-155', 'OBS-158', 'OBS-160', 'OBS-274', 'OBS-277'],
    explains: (_, differences) =>
      differences.every(({ part, recorded, answered }) => part === 'body' && members(recorded) === members(answered)),
  },
  'a client type of a plain Web PubSub resource': {
    exchanges: ['OBS-001', 'OBS-088', 'OBS-089'],
    explains: ({ request }) => request.query.some(([name]) => name === 'clientType'),
  },
};

/** A page without the order of its members. */
function members(body: unknown): string {
  const { value, ...rest } = JSON.parse(String(body)) as { value: { connectionId: string }[] };
  return JSON.stringify([value.map(({ connectionId }) => connectionId).sort(), rest]);
}
