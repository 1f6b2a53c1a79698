import { beforeAll, expect, it, vi } from 'vitest';
import { loadObservedExchanges, type ObservedExchange } from '../../specs/index.js';
import { type AnswerDifference, answerDifferences } from './replay/answer-differences.js';
import { listedDifferences } from './replay/listed-differences.js';
import { replayRecording } from './replay/replay-recording.js';

// The order of a page depends on the ids, so that connections get the recorded ones.
const next = vi.hoisted(() => ({ id: '' }));
vi.mock('../../emulator/transport/connection-id.js', () => ({ newConnectionId: () => next.id }));

interface Comparison {
  readonly exchange: ObservedExchange;
  readonly differences: readonly AnswerDifference[];
}

const { exchanges, recordings } = loadObservedExchanges();
const byId = new Map(exchanges.map((exchange) => [exchange.id, exchange]));
const compared: Comparison[] = [];

beforeAll(async () => {
  for (const recording of recordings) {
    const released = recording.exchanges.flatMap((id) => {
      const exchange = byId.get(id);
      return exchange === undefined || exchange.preview ? [] : [exchange];
    });
    for (const { exchange, answer } of await replayRecording(released, (id) => (next.id = id))) {
      compared.push({ exchange, differences: answerDifferences(exchange.response, answer) });
    }
  }
});

it('replays every exchange of a released version', () => {
  expect(compared).toHaveLength(442);
});

it('answers as recorded, but for listed exchanges', () => {
  const listed = new Set(Object.values(listedDifferences).flatMap((listing) => listing.exchanges));
  const contradictions = compared.filter(
    ({ exchange, differences }) => differences.length > 0 && !listed.has(exchange.id),
  );
  const count = (found: readonly Comparison[]): string =>
    `${found.length} ${found.length === 1 ? 'exchange' : 'exchanges'}`;
  const lines = Object.entries(listedDifferences).map(
    ([reason, listing]) => `  ${count(differing(listing.exchanges))} listed: ${reason}`,
  );
  process.stdout.write(
    [
      `${count(compared)} replayed`,
      `  ${count(compared.filter(({ differences }) => differences.length === 0))} equal`,
      ...lines,
      `  ${count(contradictions)} contradicted`,
      '',
    ].join('\n'),
  );
  expect(contradictions.map(({ exchange: { id }, differences }) => ({ id, differences }))).toEqual([]);
});

it.each(Object.entries(listedDifferences))(
  'lists only exchanges that differ by %s',
  (_, { exchanges: ids, explains }) => {
    const found = differing(ids);
    expect(new Set(found.map(({ exchange }) => exchange.id))).toEqual(new Set(ids));
    expect(found.filter(({ exchange, differences }) => !explains(exchange, differences))).toEqual([]);
  },
);

function differing(ids: readonly string[]): Comparison[] {
  return compared.filter(({ exchange, differences }) => differences.length > 0 && ids.includes(exchange.id));
}
