import fc, { type Arbitrary } from 'fast-check';
import { anyText, mutated } from './texts.js';

const literal = fc.oneof(
  anyText.map((text) => `'${text.replaceAll("'", "''")}'`),
  fc.integer().map(String),
  fc.constantFrom('true', 'false', 'null', '1.5', '1e9', '-0', 'INF', "duration'P1D'", '2147483648'),
);

const { expression } = fc.letrec<{ expression: string }>((tie) => ({
  expression: fc.oneof(
    { maxDepth: 4, depthSize: 'small' },
    fc.oneof(literal, fc.constantFrom('userId', 'connectionId', 'groups', 'protocol', '__proto__', 'a/b', 'length')),
    fc
      .tuple(
        tie('expression'),
        fc.constantFrom('eq', 'ne', 'gt', 'le', 'and', 'or', 'in', 'add', 'has'),
        tie('expression'),
      )
      .map(([left, operator, right]) => `${left} ${operator} ${right}`),
    fc
      .tuple(
        fc.constantFrom('startswith', 'length', 'tolower', 'concat', 'substring', 'x'),
        fc.array(tie('expression'), { maxLength: 3 }),
      )
      .map(([name, values]) => `${name}(${values.join(',')})`),
    fc
      .tuple(fc.constantFrom('(', 'not ', 'not ('), tie('expression'))
      .map(([opening, inner]) => `${opening}${inner}${opening.endsWith('(') ? ')' : ''}`),
    fc.array(tie('expression'), { maxLength: 4 }).map((items) => `(${items.join(',')})`),
  ),
}));

/** Filters that are good, nearly so, deep, or no filters at all. */
export const anyFilter: Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: mutated(expression, 2) },
  { weight: 1, arbitrary: anyText },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('(', 'not ', 'true and ', "'a' in groups or "), fc.integer({ min: 1, max: 300 }))
      .map(([unit, times]) => `${unit.repeat(times)}true`),
  },
);
