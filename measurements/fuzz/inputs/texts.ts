import fc, { type Arbitrary } from 'fast-check';

/** What programs have stumbled over before. */
const notorious = [
  '',
  ' ',
  '__proto__',
  'constructor',
  'toString',
  'null',
  'undefined',
  'true',
  'NaN',
  '-1',
  '0',
  '1e400',
  '9007199254740993',
  '../../etc/passwd',
  '%00',
  '%',
  '%zz',
  '%C0%AF',
  '%2F',
  '\0',
  '\r\n',
  '\u2028',
  '\ud800',
  '\ufeff',
  '\x1e',
  "'",
  '"',
  '\\',
  '${7*7}',
  '<script>',
  '*',
  'ﬀ',
  'İ',
] as const;

/** Names that are good, names that are bad, and long ones. */
export const anyText: Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...notorious) },
  { weight: 2, arbitrary: fc.string({ maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom('a', '[', '(', '%41', '\x1e', '💥'), fc.nat(3000)).map(repeated) },
);

/** Bytes as characters of one byte each. */
export const anyBytes: Arbitrary<string> = fc
  .uint8Array({ maxLength: 64 })
  .map((bytes) => Buffer.from(bytes).toString('latin1'));

function repeated([unit, times]: readonly [string, number]): string {
  return unit.repeat(times);
}

interface Mutation {
  readonly kind: 'cut' | 'insert' | 'replace' | 'repeat' | 'delete';
  readonly at: number;
  readonly length: number;
  readonly text: string;
}

const mutation: Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('cut', 'insert', 'replace', 'repeat', 'delete'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(6),
  text: anyText,
});

/** Good texts that have been cut, doubled and written over in a few places. */
export function mutated(texts: Arbitrary<string>, maxMutations = 3): Arbitrary<string> {
  return fc
    .tuple(texts, fc.array(mutation, { maxLength: maxMutations }))
    .map(([text, mutations]) => mutations.reduce(mutate, text));
}

function mutate(text: string, { kind, at, length, text: other }: Mutation): string {
  const from = Math.floor(at * text.length);
  const head = text.slice(0, from);
  const tail = text.slice(from);
  switch (kind) {
    case 'cut':
      return head;
    case 'insert':
      return head + other + tail;
    case 'replace':
      return head + other + tail.slice(other.length);
    case 'repeat':
      return head + tail.slice(0, length).repeat(50) + tail;
    case 'delete':
      return head + tail.slice(length);
  }
}
