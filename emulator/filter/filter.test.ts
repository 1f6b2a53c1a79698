import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { packageFile } from '../../specs/package-file.js';
import { CheckedFilter, FilterError, parseFilter, type FilterContext } from './index.js';

interface Row {
  readonly name: string;
  readonly filter: string;
  readonly contexts?: Readonly<Record<string, boolean>>;
  readonly error?: string;
}

interface VectorFile {
  readonly contexts: Readonly<Record<string, Omit<FilterContext, 'groups'> & { readonly groups: string[] }>>;
  readonly rows: readonly Row[];
}

const vectors = JSON.parse(readFileSync(packageFile('specs/vectors/filters.json'), 'utf8')) as VectorFile;
const contexts = new Map(
  Object.entries(vectors.contexts).map(([name, context]) => [name, { ...context, groups: new Set(context.groups) }]),
);

describe('filter vectors', () => {
  it.each(vectors.rows.filter((row) => row.error === undefined))('chooses by $name', (row) => {
    const filter = CheckedFilter.parse(row.filter);
    const matches = Object.fromEntries(
      [...contexts].filter(([name]) => name in (row.contexts ?? {})).map(([name, c]) => [name, filter.matches(c)]),
    );
    expect(matches).toEqual(row.contexts);
  });

  it.each(vectors.rows.filter((row) => row.error !== undefined))('refuses $name', (row) => {
    const parse = (): unknown => CheckedFilter.parse(row.filter);
    expect(parse).toThrow(FilterError);
    expect(parse).toThrow(row.error);
    expect(parse).toThrow(/^Invalid syntax for '[^]*': [^]+ \(Parameter 'filter'\)$/);
  });

  it.each(vectors.rows.filter((row) => row.error === undefined))('finds every match of $name in its groups', (row) => {
    const filter = CheckedFilter.parse(row.filter);
    const planned = filter.groupPlan?.groups;
    if (planned === undefined) return;
    const missed = [...contexts.values()].filter((c) => filter.matches(c) && !planned.some((g) => c.groups.has(g)));
    expect(missed).toEqual([]);
  });
});

it.each([
  ['of a syntax error', 'true)', 'syntax', 5],
  ['of an unexpected character', 'true & true', 'syntax', 5],
  ['of an unclosed string', "userId eq 'a", 'syntax', 12],
  ['of a missing expression', 'userId eq', 'syntax', 9],
  ['of a type error', 'userId gt 1', 'type', undefined],
  ['of an unknown name', 'user eq 1', 'unsupported', undefined],
])('tells the kind and the position %s', (_, text, kind, position) => {
  expect(() => parseFilter(text)).toThrow(expect.objectContaining({ name: 'FilterError', kind, position }));
});

it.each([undefined, null, ''])('matches every connection when the filter is %j', (text) => {
  const filter = CheckedFilter.parse(text);
  expect(filter.groupPlan).toBeUndefined();
  expect([...contexts.values()].every((context) => filter.matches(context))).toBe(true);
});

it('refuses an empty text where a filter is required', () => {
  expect(() => parseFilter('')).toThrow("Expression expected at position 0 in ''.");
});
