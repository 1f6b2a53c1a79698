import { expect, test } from 'vitest';
import { needsText, readNeeds, withoutNeeds } from './needs.js';

test('reads the rows that a failed call rests on', () => {
  const error = `Error: Expected the event "news".${needsText('HANDSHAKE-PATH-02', 'REST-SEND-02')}\n\nat a.ts:1`;
  expect(readNeeds(error)).toEqual(['HANDSHAKE-PATH-02', 'REST-SEND-02']);
});

test('reads nothing from another error', () => {
  expect(readNeeds('Error: expected (Needs more.)')).toEqual([]);
});

test('takes the rows off a message', () => {
  expect(withoutNeeds(`Expected the event "news".${needsText('HANDSHAKE-PATH-02', 'REST-SEND-02')}`)).toBe(
    'Expected the event "news".',
  );
});
