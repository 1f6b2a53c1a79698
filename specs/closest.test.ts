import { expect, it } from 'vitest';
import { closest, suggestion } from './closest.js';

const known = ['REST-SEND-01', 'REST-SEND-02', 'LIFECYCLE-CONNECT-01', 'core'];

const rows = [
  ['REST-SND-01', ['REST-SEND-01', 'REST-SEND-02']],
  ['rest-send-02', ['REST-SEND-02', 'REST-SEND-01']],
  ['kore', ['core']],
  ['something else', []],
] as const;

for (const [word, want] of rows) {
  it(`finds ${want.join(', ') || 'nothing'} near ${word}`, () => {
    expect(closest(word, known)).toEqual(want);
  });
}

it('asks whether a near word was meant', () => {
  expect(suggestion('kore', known)).toBe(' Did you mean core?');
  expect(suggestion('something else', known)).toBe('');
});
