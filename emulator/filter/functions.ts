import type { Value } from './model.js';
import { lowerCase, trim, upperCase } from './text.js';

export type ValueType = 'null' | 'bool' | 'int' | 'string' | 'collection';

/** What is known of a value before there is a connection. A string property that is not set is a null `string`. */
export interface TypedValue {
  readonly type: ValueType;
  readonly isNull: boolean;
}

export interface TypeDemands {
  readonly expect: (value: TypedValue | undefined, type: ValueType) => void;
  /** Refuses the whole call, as the service does for a `length` of something without one. */
  readonly reject: () => never;
}

export interface FilterFunction {
  readonly arities: readonly number[];
  readonly returns: (values: readonly TypedValue[], demands: TypeDemands) => TypedValue;
  readonly evaluate: (first: Value, second?: Value, third?: Value) => Value;
}

export const nothing: TypedValue = { type: 'null', isNull: true };
export const bool: TypedValue = { type: 'bool', isNull: false };
export const int: TypedValue = { type: 'int', isNull: false };
export const string: TypedValue = { type: 'string', isNull: false };

const length: FilterFunction = {
  arities: [1],
  returns([value = nothing], { reject }) {
    if (value.isNull) return nothing;
    return value.type === 'string' || value.type === 'collection' ? int : reject();
  },
  evaluate(value) {
    if (typeof value === 'string') return value.length;
    return typeof value === 'object' && value !== null ? value.size : null;
  },
};

const concat: FilterFunction = {
  arities: [2],
  returns([left = nothing, right = nothing], { expect }) {
    if (left.isNull && right.isNull) return nothing;
    if (left.isNull && right.type === 'string') return right;
    if (right.isNull && left.type === 'string') return left;
    expect(left, 'string');
    expect(right, 'string');
    return string;
  },
  evaluate(left, right) {
    if (typeof left !== 'string') return right ?? null;
    return typeof right === 'string' ? left + right : left;
  },
};

const substring: FilterFunction = {
  arities: [2, 3],
  returns([value = nothing, start, count], { expect }) {
    expect(start, 'int');
    if (count !== undefined) expect(count, 'int');
    if (value.isNull) return nothing;
    expect(value, 'string');
    return string;
  },
  evaluate(value, start, count) {
    if (typeof value !== 'string' || typeof start !== 'number' || start < 0 || start > value.length) return null;
    if (count === undefined) return value.slice(start);
    if (typeof count !== 'number' || count < 0 || count > value.length - start) return null;
    return value.slice(start, start + count);
  },
};

function transformation(transform: (text: string) => string): FilterFunction {
  return {
    arities: [1],
    returns([value = nothing], { expect }) {
      if (value.isNull) return nothing;
      expect(value, 'string');
      return string;
    },
    evaluate: (value) => (typeof value === 'string' ? transform(value) : null),
  };
}

/** A function of two strings that has an answer of its own when either is null, and then asks nothing of the other. */
function search<T extends Value>(
  result: TypedValue,
  whenNull: T,
  find: (text: string, part: string) => T,
): FilterFunction {
  return {
    arities: [2],
    returns([text = nothing, part = nothing], { expect }) {
      if (text.isNull || part.isNull) return result;
      expect(text, 'string');
      expect(part, 'string');
      return result;
    },
    evaluate: (text, part) => (typeof text === 'string' && typeof part === 'string' ? find(text, part) : whenNull),
  };
}

export const functions: ReadonlyMap<string, FilterFunction> = new Map([
  ['length', length],
  ['tolower', transformation(lowerCase)],
  ['toupper', transformation(upperCase)],
  ['trim', transformation(trim)],
  ['contains', search(bool, false, (text, part) => text.includes(part))],
  ['startswith', search(bool, false, (text, part) => text.startsWith(part))],
  ['endswith', search(bool, false, (text, part) => text.endsWith(part))],
  ['indexof', search(int, -1, (text, part) => text.indexOf(part))],
  ['concat', concat],
  ['substring', substring],
]);
