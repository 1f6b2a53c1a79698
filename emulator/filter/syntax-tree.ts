export type LogicalOperator = 'and' | 'or';
export type ComparisonOperator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le';

export interface Literal {
  readonly kind: 'literal';
  readonly value: string | number | boolean | null;
}

/** A name as it was written; whether the model has it is for the type check to say. */
export interface Property {
  readonly kind: 'property';
  readonly name: string;
}

export interface FunctionCall {
  readonly kind: 'call';
  readonly name: string;
  readonly arguments: readonly Expression[];
}

export interface Negation {
  readonly kind: 'not';
  readonly operand: Expression;
}

/** `a or b or c`: one node however long, so that a filter of many clauses is not a deep tree. */
export interface Logical {
  readonly kind: 'logical';
  readonly operator: LogicalOperator;
  readonly operands: readonly Expression[];
}

export interface ComparisonLink {
  readonly operator: ComparisonOperator;
  readonly operand: Expression;
}

/** `a eq b ne c` means `(a eq b) ne c`; flat for the same reason as {@link Logical}. */
export interface Comparison {
  readonly kind: 'comparison';
  readonly first: Expression;
  readonly links: readonly ComparisonLink[];
}

export interface List {
  readonly kind: 'list';
  readonly items: readonly Expression[];
}

/** `a in b in c` means `(a in b) in c`; flat for the same reason as {@link Logical}. */
export interface Membership {
  readonly kind: 'in';
  readonly first: Expression;
  readonly collections: readonly (Expression | List)[];
}

/** Valid OData that the service has no meaning for, such as arithmetic or a lambda: kept as its source text. */
export interface Unsupported {
  readonly kind: 'unsupported';
  readonly text: string;
}

export type Expression = Literal | Property | FunctionCall | Negation | Logical | Comparison | Membership | Unsupported;
