import { expect, it } from 'vitest';
import { wordList } from './word-list.js';

it('puts each meaning below its word, in lines that fit', () => {
  const meaning = 'A sentence that is far too long for a line of a terminal, since it goes on and on.';
  expect(wordList('Roles', [{ name: 'handler', meaning }])).toBe(
    [
      'Roles:',
      '  handler',
      '      A sentence that is far too long for a line of a terminal, since it goes on',
      '      and on.',
    ].join('\n'),
  );
});
