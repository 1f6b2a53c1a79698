import { FilterError } from './filter-error.js';
import { bool, functions, int, nothing, string, type TypedValue, type ValueType } from './functions.js';
import { findProperty } from './model.js';
import { printFilter } from './print.js';
import type { Comparison, Expression, FunctionCall, List, Logical, Membership } from './syntax-tree.js';

/**
 * Refuses a filter that could fail on a connection, so that it fails before a single message is sent.
 *
 * The service tries each filter on a connection without a user, whatever connections there are: that comes first and
 * decides the message. The second try, on a connection that has a user and a protocol, finds what the first one cannot
 * see because a null hid it, as in `tolower(userId) gt 1`.
 */
export function checkTypes(expression: Expression, filter: string): void {
  for (const isNull of [true, false]) {
    const checker = new TypeChecker({ type: 'string', isNull });
    const result = checker.check(expression, () => filter);
    demand(result, 'bool', () => printFilter(expression));
  }
}

/** The text that a message names as wrong. Printed only when there is an error. */
type Subject = () => string;

class TypeChecker {
  readonly #optionalString: TypedValue;

  constructor(optionalString: TypedValue) {
    this.#optionalString = optionalString;
  }

  check(expression: Expression, within: Subject): TypedValue {
    switch (expression.kind) {
      case 'literal':
        return typeOfLiteral(expression.value);
      case 'property':
        return this.#property(expression.name, within);
      case 'unsupported':
        throw notSupported(expression.text, within);
      case 'call':
        return this.#call(expression);
      case 'not':
        demand(this.check(expression.operand, within), 'bool', () => printFilter(expression));
        return bool;
      case 'logical':
        return this.#logical(expression);
      case 'comparison':
        return this.#comparison(expression);
      case 'in':
        return this.#membership(expression);
    }
  }

  #property(name: string, within: Subject): TypedValue {
    switch (findProperty(name)) {
      case 'connectionId':
        return string;
      case 'userId':
      case 'protocol':
        return this.#optionalString;
      case 'groups':
        return { type: 'collection', isNull: false };
      case undefined:
        throw notSupported(name, within);
    }
  }

  #call(call: FunctionCall): TypedValue {
    const subject = (): string => printFilter(call);
    const definition = functions.get(call.name);
    if (definition === undefined) throw notSupported(subject(), subject);
    if (!definition.arities.includes(call.arguments.length)) throw invalidToken(subject(), subject);
    const values = call.arguments.map((argument) => this.check(argument, subject));
    return definition.returns(values, {
      expect: (value = nothing, type) => demand(value, type, subject),
      reject: () => {
        throw invalidToken(subject(), subject);
      },
    });
  }

  #logical(expression: Logical): TypedValue {
    let left: TypedValue | undefined;
    for (const [index, operand] of expression.operands.entries()) {
      const subject = (): string =>
        printFilter({ ...expression, operands: expression.operands.slice(0, Math.max(index, 1) + 1) });
      const right = this.check(operand, subject);
      // Both sides are resolved before either is asked to be a bool.
      if (left !== undefined) {
        demand(left, 'bool', subject);
        demand(right, 'bool', subject);
      }
      left = right;
    }
    return bool;
  }

  #comparison(expression: Comparison): TypedValue {
    const upTo =
      (index: number): Subject =>
      () =>
        printFilter({ ...expression, links: expression.links.slice(0, index + 1) });
    let left = this.check(expression.first, upTo(0));
    for (const [index, { operator, operand }] of expression.links.entries()) {
      const right = this.check(operand, upTo(index));
      const isOrder = operator !== 'eq' && operator !== 'ne';
      if (isOrder && left.type !== 'null' && right.type !== 'null') {
        demand(left, 'int', upTo(index));
        demand(right, 'int', upTo(index));
      }
      left = bool;
    }
    return bool;
  }

  #membership(expression: Membership): TypedValue {
    const upTo =
      (index: number): Subject =>
      () =>
        printFilter({ ...expression, collections: expression.collections.slice(0, index + 1) });
    this.check(expression.first, upTo(0));
    for (const [index, collection] of expression.collections.entries()) this.#collection(collection, upTo(index));
    return bool;
  }

  #collection(collection: Expression | List, within: Subject): void {
    if (collection.kind === 'list') {
      for (const item of collection.items) this.check(item, within);
      return;
    }
    const value = this.check(collection, within);
    if (value.type === 'collection') return;
    demand(value, 'string', within);
    throw invalidToken(printFilter(collection), within);
  }
}

function typeOfLiteral(value: string | number | boolean | null): TypedValue {
  if (value === null) return nothing;
  if (typeof value === 'string') return string;
  return typeof value === 'number' ? int : bool;
}

function demand(value: TypedValue, type: ValueType, subject: Subject): void {
  if (value.type !== type) throw new FilterError('type', subject(), `Type '${value.type}', expect '${type}'.`);
}

function invalidToken(token: string, within: Subject): FilterError {
  return new FilterError('type', within(), `Invalid token '${token}'.`);
}

function notSupported(token: string, within: Subject): FilterError {
  return new FilterError('unsupported', within(), `Token '${token}' is not supported.`);
}
