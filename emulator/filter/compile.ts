import { functions } from './functions.js';
import { findProperty, type FilterContext, type Value } from './model.js';
import type {
  Comparison,
  ComparisonOperator,
  Expression,
  FunctionCall,
  List,
  Logical,
  Membership,
} from './syntax-tree.js';

type Predicate = (context: FilterContext) => boolean;
type Evaluate = (context: FilterContext) => Value;
type Contains = (value: Value, context: FilterContext) => boolean;

/** Turns an expression that passed the type check into a predicate that cannot throw. */
export function compile(expression: Expression): Predicate {
  switch (expression.kind) {
    case 'not': {
      const operand = compile(expression.operand);
      return (context) => !operand(context);
    }
    case 'logical':
      return compileLogical(expression);
    case 'comparison':
      return compileComparison(expression);
    case 'in':
      return compileMembership(expression);
    case 'literal':
    case 'property':
    case 'call':
    case 'unsupported': {
      const evaluate = compileValue(expression);
      return (context) => evaluate(context) === true;
    }
  }
}

function compileValue(expression: Expression): Evaluate {
  switch (expression.kind) {
    case 'literal': {
      const { value } = expression;
      return () => value;
    }
    case 'property': {
      const name = findProperty(expression.name);
      return name === undefined ? () => null : (context) => context[name];
    }
    case 'call':
      return compileCall(expression);
    case 'unsupported':
      return () => null;
    case 'not':
    case 'logical':
    case 'comparison':
    case 'in':
      return compile(expression);
  }
}

function compileCall(call: FunctionCall): Evaluate {
  const definition = functions.get(call.name);
  const [first, second, third] = call.arguments.map(compileValue);
  if (definition === undefined || first === undefined) return () => null;
  return (context) => definition.evaluate(first(context), second?.(context), third?.(context));
}

function compileLogical({ operator, operands }: Logical): Predicate {
  const predicates = operands.map(compile);
  return operator === 'or'
    ? (context) => predicates.some((predicate) => predicate(context))
    : (context) => predicates.every((predicate) => predicate(context));
}

function compileComparison({ first, links }: Comparison): Predicate {
  const start = compileValue(first);
  const steps = links.map(({ operator, operand }) => ({
    compare: comparers[operator],
    operand: compileValue(operand),
  }));
  return (context) => {
    let value = start(context);
    for (const { compare, operand } of steps) value = compare(value, operand(context));
    return value === true;
  };
}

const comparers: Record<ComparisonOperator, (left: Value, right: Value) => boolean> = {
  eq: (left, right) => left === right,
  ne: (left, right) => left !== right,
  gt: order((left, right) => left > right),
  ge: order((left, right) => left >= right),
  lt: order((left, right) => left < right),
  le: order((left, right) => left <= right),
};

/** Nothing is greater, less or equal in order to null, not even null. */
function order(compare: (left: number, right: number) => boolean): (left: Value, right: Value) => boolean {
  return (left, right) => typeof left === 'number' && typeof right === 'number' && compare(left, right);
}

function compileMembership({ first, collections }: Membership): Predicate {
  const start = compileValue(first);
  const steps = collections.map(compileCollection);
  return (context) => {
    let value = start(context);
    for (const contains of steps) value = contains(value, context);
    return value === true;
  };
}

function compileCollection(collection: Expression | List): Contains {
  if (collection.kind !== 'list') return (value, { groups }) => typeof value === 'string' && groups.has(value);
  const constants = new Set<Value>();
  const variables: Evaluate[] = [];
  for (const item of collection.items) {
    if (item.kind === 'literal') constants.add(item.value);
    else variables.push(compileValue(item));
  }
  return (value, context) => constants.has(value) || variables.some((variable) => variable(context) === value);
}
