import { describe, expect, it } from 'vitest';
import { FilterError, parseFilter, type FilterContext } from './index.js';

const megabyte = 1024 * 1024;
const context: FilterContext = { connectionId: 'c', userId: 'u', groups: new Set(['g']), protocol: null };

function repeat(unit: string, end = ''): string {
  return unit.repeat(Math.floor((megabyte - end.length) / unit.length)) + end;
}

/** Whether the filter matches, or how it was refused. */
function outcome(text: string): boolean | string {
  try {
    return parseFilter(text).matches(context);
  } catch (error) {
    if (error instanceof FilterError) return error.kind;
    throw error;
  }
}

describe('a filter of one megabyte', () => {
  it.each([
    ['or', repeat("'x' in groups or ", "'g' in groups"), true],
    ['and', repeat("'g' in groups and ", "'x' in groups"), false],
    ['and and or', repeat("'x' in groups or 'g' in groups and ", 'true'), true],
    ['comparisons', repeat('true eq ', 'true'), true],
    ['memberships', `'g'${repeat(' in groups', ' in (false)')}`, true],
    ['items in a list', `userId in (${repeat("'x',", "'u')").slice(0, megabyte)}`, true],
    ['lists', repeat("userId in ('x','y') or ", "userId in ('u')"), true],
    ['calls', repeat("startswith(userId,'x') or ", "startswith(userId,'u')"), true],
    ['one string', `'${repeat("''")}' eq 'x'`, false],
    ['one long number', `length(userId) eq ${repeat('1')}`, 'unsupported'],
    ['one long name', repeat('a'), 'unsupported'],
    ['arithmetic', repeat('1 add ', '1'), 'unsupported'],
    ['path segments', repeat('a/', 'a'), 'unsupported'],
    ['dotted names', repeat('a.', 'a'), 'unsupported'],
    ['a type error at the end', repeat('true and ', '1'), 'type'],
    ['a comparison of types at the end', repeat('true eq ', 'true gt 1'), 'type'],
    ['white space', repeat(' '), 'syntax'],
    ['white space and a filter', repeat(' ', 'true'), true],
    ['opening parentheses', repeat('('), 'syntax'],
    ['closing parentheses', repeat(')'), 'syntax'],
    ['opening brackets', repeat('['), 'syntax'],
    ['quotes', repeat("'"), 'type'],
    ['quotes, one too many', `${repeat("'")}'`, 'syntax'],
    ['commas', repeat(','), 'syntax'],
    ['minus signs', repeat('-'), 'syntax'],
    ['digits and minus signs', repeat('1-'), 'syntax'],
    ['not', repeat('not ', 'true'), 'syntax'],
    ['calls in calls', repeat('length('), 'syntax'],
    ['lists in lists', repeat('1 in ('), 'syntax'],
    ['NUL characters', repeat('\0'), 'syntax'],
    ['lone surrogates', repeat('\ud800'), 'syntax'],
    ['emoji', repeat('😀'), 'syntax'],
  ])('of %s is read or refused', (_, text, expected) => {
    expect(outcome(text)).toBe(expected);
  });
});

describe('nesting', () => {
  it.each([
    ['parentheses', 11, (n: number) => '('.repeat(n) + 'true' + ')'.repeat(n)],
    ['not', 92, (n: number) => 'not '.repeat(n) + 'true'],
    ['calls', 11, (n: number) => `${'tolower('.repeat(n)}userId${')'.repeat(n)} eq 'u'`],
    ['lists', 11, (n: number) => `${'true in ('.repeat(n)}true${')'.repeat(n)}`],
  ])('of %s is refused beyond %i levels', (_, limit, nest) => {
    expect(outcome(nest(limit))).toEqual(expect.any(Boolean));
    expect(() => parseFilter(nest(limit + 1))).toThrow('Recursion depth exceeded allowed limit.');
    expect(outcome(nest(10_000))).toBe('syntax');
  });
});

it.each([
  ['NUL in a string', "'\0' eq '\0'", true],
  ['a lone surrogate in a string', "length('\ud800') eq 1", true],
  ['a byte order mark before the filter', '\ufefftrue', 'syntax'],
  ['exotic white space', 'true\u2003and\u3000true', true],
  ['letters of other scripts', 'ユーザー eq 1', 'unsupported'],
  ['digits of other scripts', '١ eq 1', 'syntax'],
  ['the name of an object member', "constructor eq 'a'", 'unsupported'],
  ['the name of a prototype', "__proto__ eq 'a'", 'unsupported'],
  ['a call of an object member', "toString(userId) eq 'a'", 'unsupported'],
])('takes %s for what it is', (_, text, expected) => {
  expect(outcome(text)).toBe(expected);
});
