import { expect, it } from 'vitest';
import { validateAgainstSchema } from './contract-validators.js';
import { loadObservedExchanges } from './observed-exchanges.js';

const file = loadObservedExchanges();
const { exchanges, recordings } = file;

it('keeps its schema', () => {
  expect(validateAgainstSchema('observed-exchanges', file)).toEqual([]);
});

it('has the 466 exchanges of 194 recordings, 442 of them not of previews', () => {
  const recorded = recordings.flatMap((recording) => recording.exchanges);
  const previews = new Set(exchanges.filter(({ preview }) => preview).map(({ id }) => id));
  expect(recordings).toHaveLength(194);
  expect(recorded).toHaveLength(466);
  expect(recorded.filter((id) => !previews.has(id))).toHaveLength(442);
});

it('gives each exchange an id of its own, and each id once', () => {
  const ids = exchanges.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(new Set(recordings.flatMap((recording) => recording.exchanges))).toEqual(new Set(ids));
});

it.each(exchanges)('counts and dates $id by its recordings', ({ id, count, first, last }) => {
  const days = recordings.flatMap((recording) =>
    recording.exchanges.filter((exchange) => exchange === id).map(() => recording.recorded),
  );
  expect({ count, first, last }).toEqual({ count: days.length, first: days.sort().at(0), last: days.at(-1) });
});

it('treats exactly the exchanges of unreleased versions as previews', () => {
  const released = ['2021-10-01', '2022-11-01', '2023-07-01', '2024-01-01', '2024-12-01'];
  const ofReleased = exchanges.filter(({ request }) =>
    request.query.some(([name, value]) => name === 'api-version' && released.includes(value)),
  );
  expect(ofReleased).toEqual(exchanges.filter(({ preview }) => preview === undefined));
});

it('has no credential and no real host', () => {
  const text = JSON.stringify(file);
  expect(text).not.toMatch(/eyJ|bearer|webpubsub\.azure\.com\/(?!,)/i);
});
