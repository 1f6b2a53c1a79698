import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  FilterError,
  parseExpression,
  parseFilter,
  printFilter,
  type Expression,
  type FilterContext,
} from './index.js';
import type { List } from './syntax-tree.js';

const ints = fc.oneof(fc.integer({ min: -3, max: 12 }), fc.integer({ min: -2147483648, max: 2147483647 }));
const words = fc.constantFrom('', 'a', 'A', 'ab', 'ba', ' a ', "it's", 'a,b', '(', 'ä€');
const texts = fc.oneof(
  { weight: 5, arbitrary: words },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 8 }) },
);

const literalOf = (value: string | number | boolean | null): Expression => ({ kind: 'literal', value });
const property = (name: string): Expression => ({ kind: 'property', name });
const call = (name: string, ...values: Expression[]): Expression => ({ kind: 'call', name, arguments: values });
const nullLiteral = fc.constant(literalOf(null));
const stringProperty = fc.constantFrom('userId', 'USERID', 'connectionId', 'protocol').map(property);
const groups = fc.constantFrom('groups', 'Groups').map(property);
const junk: fc.Arbitrary<Expression> = fc.constantFrom(
  property('whatever'),
  call('whatever', literalOf(1)),
  call('length'),
  { kind: 'unsupported', text: '1.5' },
);
const simple = fc.oneof(
  texts.map(literalOf),
  ints.map(literalOf),
  fc.boolean().map(literalOf),
  nullLiteral,
  stringProperty,
);
const list: fc.Arbitrary<List> = fc
  .array(
    fc.oneof(
      simple,
      simple.map((value) => call('tolower', value)),
    ),
    { maxLength: 4 },
  )
  .map((items) => ({ kind: 'list', items }));

/** Keeps what is made well below the parser's limit of depth, which the rules written down below do not know. */
const bounded = { depthIdentifier: fc.createDepthIdentifier(), maxDepth: 5 };

const { any, bool } = fc.letrec<Record<'bool' | 'int' | 'string' | 'any' | 'primary', Expression>>((tie) => {
  const several = fc.array(fc.oneof({ weight: 15, arbitrary: tie('bool') }, tie('any')), {
    minLength: 2,
    maxLength: 4,
  });
  const order = fc.constantFrom('gt', 'ge', 'lt', 'le').map((operator) => ({ operator, operands: tie('int') }));
  const equality = fc.constantFrom('eq', 'ne').map((operator) => ({ operator, operands: tie('any') }));
  const mostly = (usual: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> =>
    fc.oneof({ weight: 20, arbitrary: usual }, { weight: 1, arbitrary: tie('any') });
  return {
    any: fc.oneof(
      bounded,
      { weight: 4, arbitrary: tie('bool') },
      { weight: 4, arbitrary: tie('int') },
      { weight: 6, arbitrary: tie('string') },
      { weight: 2, arbitrary: groups },
      { weight: 1, arbitrary: junk },
    ),
    string: fc.oneof(
      { ...bounded, depthSize: 'small' },
      texts.map(literalOf),
      stringProperty,
      nullLiteral,
      fc
        .tuple(fc.constantFrom('tolower', 'toupper', 'trim'), mostly(tie('string')))
        .map(([name, value]) => call(name, value)),
      fc.tuple(mostly(tie('string')), mostly(tie('string'))).map((values) => call('concat', ...values)),
      fc.tuple(tie('string'), ints.map(literalOf)).map((values) => call('substring', ...values)),
      fc.tuple(tie('string'), tie('int'), ints.map(literalOf)).map((values) => call('substring', ...values)),
    ),
    int: fc.oneof(
      { ...bounded, depthSize: 'small' },
      ints.map(literalOf),
      fc.oneof(tie('string'), groups).map((value) => call('length', value)),
      fc.tuple(mostly(tie('string')), tie('string')).map((values) => call('indexof', ...values)),
    ),
    primary: fc.oneof(simple, groups, tie('int'), tie('string')),
    bool: fc.oneof(
      { ...bounded, depthSize: 'small' },
      fc.boolean().map(literalOf),
      fc
        .tuple(mostly(tie('string')), groups)
        .map(([first, collection]) => ({ kind: 'in', first, collections: [collection] })),
      fc
        .tuple(tie('any'), fc.array(fc.oneof(list, groups, tie('primary')), { minLength: 1, maxLength: 2 }))
        .map(([first, collections]) => ({ kind: 'in', first, collections })),
      fc.tuple(tie('any'), list).map(([first, items]) => ({ kind: 'in', first, collections: [items] })),
      tie('bool').map((operand) => ({ kind: 'not', operand })),
      fc
        .tuple(fc.constantFrom('and', 'or'), several)
        .map(([operator, operands]) => ({ kind: 'logical', operator, operands })),
      fc
        .oneof(order, equality)
        .chain(({ operator, operands }) =>
          fc
            .tuple(operands, operands)
            .map(([first, operand]) => ({ kind: 'comparison', first, links: [{ operator, operand }] })),
        ),
      fc.tuple(tie('any'), tie('any'), tie('any')).map(([first, second, third]) => ({
        kind: 'comparison',
        first,
        links: [
          { operator: 'eq', operand: second },
          { operator: 'ne', operand: third },
        ],
      })),
      fc
        .tuple(fc.constantFrom('contains', 'startswith', 'endswith'), mostly(tie('string')), tie('string'))
        .map(([name, ...values]) => call(name, ...values)),
    ) as fc.Arbitrary<Expression>,
  };
});

const userIds = fc.option(words, { nil: null });
const contexts: fc.Arbitrary<FilterContext> = fc.record({
  connectionId: words,
  userId: userIds,
  groups: fc.array(words, { maxLength: 4 }).map((names) => new Set(names)),
  protocol: userIds,
});

type Typed =
  | { type: 'null' }
  | { type: 'string'; value: string | null }
  | { type: 'int'; value: number }
  | { type: 'bool'; value: boolean }
  | { type: 'groups'; value: FilterContext['groups'] };

/** The rules written down one by one, with no thought of speed: errors are found by running into them. */
class NaiveEvaluator {
  constructor(
    readonly context: FilterContext,
    readonly isDryRun: boolean,
  ) {}

  bool(expression: Expression): boolean {
    const result = this.value(expression);
    if (result.type !== 'bool') throw new TypeError(`${result.type} is no bool`);
    return result.value;
  }

  value(expression: Expression): Typed {
    switch (expression.kind) {
      case 'unsupported':
        throw new TypeError('unsupported');
      case 'literal':
        return typed(expression.value);
      case 'property': {
        const name = expression.name.toLowerCase();
        if (name === 'groups') return { type: 'groups', value: this.context.groups };
        if (name === 'userid') return { type: 'string', value: this.context.userId };
        if (name === 'connectionid') return { type: 'string', value: this.context.connectionId };
        if (name === 'protocol') return { type: 'string', value: this.context.protocol };
        throw new TypeError('unknown name');
      }
      case 'not':
        return typed(!this.bool(expression.operand));
      case 'logical': {
        const values = expression.operands.map((operand) => this.bool(operand));
        return typed(expression.operator === 'or' ? values.includes(true) : !values.includes(false));
      }
      case 'comparison':
        return expression.links.reduce<Typed>(
          (left, { operator, operand }) => typed(compare(left, operator, this.value(operand))),
          this.value(expression.first),
        );
      case 'in':
        return expression.collections.reduce<Typed>(
          (left, collection) => typed(this.contains(collection, left)),
          this.value(expression.first),
        );
      case 'call':
        return this.call(expression.name, expression.arguments);
    }
  }

  contains(collection: Expression | List, left: Typed): boolean {
    if (collection.kind === 'list') {
      return collection.items
        .map((item) => this.value(item))
        .some((item) => item.type !== 'groups' && raw(item) === raw(left));
    }
    const right = this.value(collection);
    if (right.type !== 'groups') throw new TypeError('no collection');
    return left.type === 'string' && left.value !== null && right.value.has(left.value);
  }

  call(name: string, parts: readonly Expression[]): Typed {
    const count = parts.length;
    if (name === 'substring' ? count !== 2 && count !== 3 : count !== arities[name]) throw new TypeError('arguments');
    const [first = typed(null), second = typed(null), third] = parts.map((part) => this.value(part));
    switch (name) {
      case 'length':
        if (raw(first) === null) return typed(null);
        if (first.type === 'groups') return typed(first.value.size);
        return typed(textOf(first).length);
      case 'tolower':
      case 'toupper':
      case 'trim':
        if (raw(first) === null) return typed(null);
        return typed(name === 'trim' ? textOf(first).trim() : changeCase(textOf(first), name));
      case 'concat':
        if (raw(first) === null && raw(second) === null) return typed(null);
        if (raw(first) === null && second.type === 'string') return second;
        if (raw(second) === null && first.type === 'string') return first;
        return typed(textOf(first) + textOf(second));
      case 'substring': {
        const start = this.index(second);
        const end = third === undefined ? undefined : this.index(third);
        if (raw(first) === null) return typed(null);
        const text = textOf(first);
        if (this.isDryRun) return typed('');
        if (start === null || end === null || start < 0 || start > text.length) return typed(null);
        if (end === undefined) return typed(text.substring(start));
        return end < 0 || start + end > text.length ? typed(null) : typed(text.substring(start, start + end));
      }
      default: {
        const isNull = raw(first) === null || raw(second) === null;
        if (name === 'indexof') return typed(isNull ? -1 : textOf(first).indexOf(textOf(second)));
        if (isNull) return typed(false);
        const [text, part] = [textOf(first), textOf(second)];
        if (name === 'contains') return typed(text.includes(part));
        return typed(name === 'startswith' ? text.startsWith(part) : text.endsWith(part));
      }
    }
  }

  /** Past the dry run a computed index may still be null, which is out of range. */
  index(value: Typed): number | null {
    return value.type === 'null' && !this.isDryRun ? null : intOf(value);
  }
}

const arities: Readonly<Record<string, number>> = {
  ...{ length: 1, tolower: 1, toupper: 1, trim: 1, concat: 2, indexof: 2 },
  ...{ contains: 2, startswith: 2, endswith: 2 },
};

function typed(value: string | number | boolean | null): Typed {
  if (value === null) return { type: 'null' };
  if (typeof value === 'string') return { type: 'string', value };
  return typeof value === 'number' ? { type: 'int', value } : { type: 'bool', value };
}

function raw(value: Typed): unknown {
  return value.type === 'null' ? null : value.value;
}

function textOf(value: Typed): string {
  if (value.type !== 'string' || value.value === null) throw new TypeError(`${value.type} is no string`);
  return value.value;
}

function intOf(value: Typed): number {
  if (value.type !== 'int') throw new TypeError(`${value.type} is no int`);
  return value.value;
}

function changeCase(text: string, name: 'tolower' | 'toupper'): string {
  const characters = Array.from(text, (character) => {
    const changed = name === 'tolower' ? character.toLowerCase() : character.toUpperCase();
    return changed.length === character.length ? changed : character;
  });
  return characters.join('');
}

function compare(left: Typed, operator: string, right: Typed): boolean {
  if (operator === 'eq') return raw(left) === raw(right);
  if (operator === 'ne') return raw(left) !== raw(right);
  if (left.type === 'null' || right.type === 'null') return false;
  const difference = intOf(left) - intOf(right);
  if (operator === 'gt') return difference > 0;
  if (operator === 'ge') return difference >= 0;
  return operator === 'lt' ? difference < 0 : difference <= 0;
}

function naivelyAccepts(expression: Expression): boolean {
  const empty: FilterContext = { connectionId: '', userId: null, groups: new Set(), protocol: null };
  try {
    new NaiveEvaluator(empty, true).bool(expression);
    new NaiveEvaluator({ ...empty, userId: '', protocol: '' }, true).bool(expression);
    return true;
  } catch (error) {
    if (error instanceof TypeError) return false;
    throw error;
  }
}

function accepts(text: string): boolean {
  try {
    parseFilter(text);
    return true;
  } catch (error) {
    if (error instanceof FilterError) return false;
    throw error;
  }
}

describe('for any expression', () => {
  const options = { numRuns: 2000 };

  it('parses what it prints back to the same expression', () => {
    fc.assert(
      fc.property(any, (expression) => {
        expect(parseExpression(printFilter(expression))).toEqual(expression);
      }),
      options,
    );
  });

  it('accepts what the rules accept', () => {
    fc.assert(
      fc.property(any, (expression) => {
        expect(accepts(printFilter(expression))).toBe(naivelyAccepts(expression));
      }),
      options,
    );
  });

  it('chooses as the rules choose, and finds each match in the planned groups', () => {
    fc.assert(
      fc.property(
        bool.filter(naivelyAccepts),
        fc.array(contexts, { minLength: 1, maxLength: 5 }),
        (expression, some) => {
          const filter = parseFilter(printFilter(expression));
          for (const context of some) {
            const expected = new NaiveEvaluator(context, false).bool(expression);
            expect(filter.matches(context)).toBe(expected);
            if (expected && filter.groupPlan) {
              expect(filter.groupPlan.groups.some((group) => context.groups.has(group))).toBe(true);
            }
          }
        },
      ),
      options,
    );
  });
});

it('makes either a filter or a FilterError of any text', () => {
  const pieces = fc.constantFrom(
    'userId',
    'groups',
    ' ',
    'not ',
    ' and ',
    ' or ',
    ' eq ',
    ' in ',
    '(',
    ')',
    ',',
    "'",
    '1',
    '-',
    '/',
    '.',
  );
  const text = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.array(pieces).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (filter) => {
      accepts(filter);
    }),
    { numRuns: 3000 },
  );
});
