import { expect, it } from 'vitest';
import { loadObservedExchanges } from '../../specs/observed-exchanges.js';
import { answerViolations } from './answer-violations.js';
import { contractBegins, olderAnswers } from './older-answers.js';

const released = loadObservedExchanges().exchanges.filter(({ preview }) => preview === undefined);
const current = released.filter(({ last }) => last >= contractBegins);
const older = released.filter(({ last }) => last < contractBegins);

it('has 442 recorded answers of released versions, 357 of them since May 2024', () => {
  const recorded = (exchanges: typeof released) => exchanges.reduce((sum, { count }) => sum + count, 0);
  expect([recorded(released), recorded(current)]).toEqual([442, 357]);
});

it.each(current)('keeps the contract: $id, $operation answered $response.status', (exchange) => {
  expect(answerViolations(exchange)).toEqual([]);
});

// Compared as a whole: a listed difference that no longer occurs fails as well.
it.each(older)('differs from the contract only as listed: $id of $last', (exchange) => {
  const listed = olderAnswers.filter(({ exchanges }) => exchanges.includes(exchange.id));
  expect(answerViolations(exchange)).toEqual(listed.flatMap(({ violations }) => violations));
});

it('lists differences of older answers only', () => {
  const ids = new Set(older.map(({ id }) => id));
  expect(olderAnswers.flatMap(({ exchanges }) => exchanges).filter((id) => !ids.has(id))).toEqual([]);
});
