import { DepthBudget } from './depth-budget.js';
import { Lexer } from './lexer.js';
import { listItemRanges } from './list-items.js';
import type { ComparisonLink, ComparisonOperator, Expression, List, LogicalOperator } from './syntax-tree.js';

const comparisons: ReadonlySet<string> = new Set<ComparisonOperator>(['eq', 'ne', 'gt', 'ge', 'lt', 'le']);
const additions: ReadonlySet<string> = new Set(['add', 'sub']);
const multiplications: ReadonlySet<string> = new Set(['mul', 'div', 'mod']);

/** Reads the whole text as one expression. Types are not looked at. Throws a FilterError. */
export function parseExpression(text: string): Expression {
  return new Parser(new Lexer(text), 0).parseAll();
}

class Parser {
  readonly #lexer: Lexer;
  readonly #enclosingLists: number;
  readonly #budget: DepthBudget;

  constructor(lexer: Lexer, enclosingLists: number) {
    this.#lexer = lexer;
    this.#enclosingLists = enclosingLists;
    this.#budget = new DepthBudget(lexer, enclosingLists);
  }

  parseAll(): Expression {
    const expression = this.#expression();
    if (this.#lexer.current.kind !== 'end') throw this.#lexer.unexpected();
    return expression;
  }

  #expression(): Expression {
    return this.#deeper(() => this.#logical('or', () => this.#logical('and', () => this.#comparison())));
  }

  #logical(operator: LogicalOperator, operand: () => Expression): Expression {
    return this.#deeper(() => {
      const first = operand();
      if (!this.#lexer.isKeyword(operator)) return first;
      const operands = [first];
      while (this.#lexer.isKeyword(operator)) {
        this.#lexer.advance();
        operands.push(operand());
      }
      return { kind: 'logical', operator, operands };
    });
  }

  #comparison(): Expression {
    return this.#deeper(() => {
      const first = this.#additive();
      const links: ComparisonLink[] = [];
      while (this.#isOneOf(comparisons)) {
        const operator = this.#lexer.advance().text as ComparisonOperator;
        links.push({ operator, operand: this.#additive() });
      }
      return links.length === 0 ? first : { kind: 'comparison', first, links };
    });
  }

  #additive(): Expression {
    return this.#arithmetic(additions, () => this.#multiplicative());
  }

  #multiplicative(): Expression {
    return this.#arithmetic(multiplications, () => this.#unary());
  }

  #arithmetic(operators: ReadonlySet<string>, operand: () => Expression): Expression {
    return this.#deeper(() => {
      const { start } = this.#lexer.current;
      const first = operand();
      if (!this.#isOneOf(operators)) return first;
      while (this.#isOneOf(operators)) {
        this.#lexer.advance();
        operand();
      }
      return this.#unsupportedSince(start);
    });
  }

  #unary(): Expression {
    const { start } = this.#lexer.current;
    if (this.#lexer.isKeyword('not')) {
      this.#lexer.advance();
      return { kind: 'not', operand: this.#deeper(() => this.#unary()) };
    }
    if (!this.#lexer.isSymbol('-')) return this.#membership();
    this.#lexer.advance();
    if (this.#lexer.current.kind === 'integer') {
      return this.#membership({ kind: 'literal', value: 0 - Number(this.#lexer.advance().text) });
    }
    this.#deeper(() => this.#unary());
    return this.#unsupportedSince(start);
  }

  #membership(negative?: Expression): Expression {
    return this.#deeper(() => {
      const { start } = this.#lexer.current;
      const first = negative ?? this.#primary();
      const collections: (Expression | List)[] = [];
      while (this.#lexer.isKeyword('in')) {
        this.#lexer.advance();
        collections.push(this.#lexer.current.kind === 'list' ? this.#list() : this.#primary());
      }
      if (this.#lexer.isKeyword('has')) {
        this.#lexer.advance();
        this.#primary();
        return this.#unsupportedSince(start);
      }
      return collections.length === 0 ? first : { kind: 'in', first, collections };
    });
  }

  #primary(): Expression {
    return this.#deeper(() => {
      const { start } = this.#lexer.current;
      const first = this.#primaryStart();
      if (!this.#lexer.isSymbol('/')) return first;
      while (this.#lexer.isSymbol('/')) {
        this.#lexer.advance();
        this.#pathSegment();
      }
      return this.#unsupportedSince(start);
    });
  }

  #primaryStart(): Expression {
    const token = this.#lexer.current;
    switch (token.kind) {
      case 'identifier':
        return this.#nameOrCall();
      case 'string':
        this.#lexer.advance();
        return { kind: 'literal', value: token.text.slice(1, -1).replaceAll("''", "'") };
      case 'integer':
        this.#lexer.advance();
        // `-0` and `0` are one integer.
        return { kind: 'literal', value: 0 + Number(token.text) };
      case 'boolean':
        this.#lexer.advance();
        return { kind: 'literal', value: token.text === 'true' };
      case 'null':
        this.#lexer.advance();
        return { kind: 'literal', value: null };
      case 'unsupported':
      case 'unsupported-number':
        this.#lexer.advance();
        return { kind: 'unsupported', text: token.text };
      case 'symbol':
        if (token.text === '(') return this.#parenthesised();
        throw this.#lexer.expected('Expression');
      case 'list':
      case 'end':
        throw this.#lexer.expected('Expression');
    }
  }

  #parenthesised(): Expression {
    this.#lexer.advance();
    const expression = this.#expression();
    this.#close("')' or operator");
    return expression;
  }

  /** A parenthesis opens the arguments only where it touches the name: `length (userId)` is no call. */
  #nameOrCall(): Expression {
    const { start, text: name } = this.#lexer.current;
    const isCall = this.#name();
    const isDotted = this.#lexer.isSymbol('.');
    while (this.#lexer.isSymbol('.')) {
      this.#lexer.advance();
      if (!this.#lexer.isIdentifier()) throw this.#lexer.unexpected();
      if (this.#name()) this.#arguments();
    }
    if (isDotted) return this.#unsupportedSince(start);
    return isCall ? { kind: 'call', name, arguments: this.#arguments() } : { kind: 'property', name };
  }

  #name(): boolean {
    const { end } = this.#lexer.advance();
    return this.#lexer.isSymbol('(') && this.#lexer.current.start === end;
  }

  #arguments(): Expression[] {
    this.#lexer.advance();
    const values: Expression[] = [];
    if (!this.#lexer.isSymbol(')')) {
      values.push(this.#expression());
      while (this.#lexer.isSymbol(',')) {
        this.#lexer.advance();
        values.push(this.#expression());
      }
    }
    this.#close("')' or ','");
    return values;
  }

  #pathSegment(): void {
    const isLambda = this.#lexer.isKeyword('any') || this.#lexer.isKeyword('all');
    if (!this.#lexer.isIdentifier()) throw this.#lexer.unexpected();
    if (!isLambda) {
      this.#nameOrCall();
      return;
    }
    this.#lexer.advance();
    if (!this.#lexer.isSymbol('(')) throw this.#lexer.expected("'('");
    this.#lexer.advance();
    if (!this.#lexer.isSymbol(')')) {
      if (!this.#lexer.isIdentifier()) throw this.#lexer.unexpected();
      this.#lexer.advance();
      if (!this.#lexer.isSymbol(':')) throw this.#lexer.unexpected();
      this.#lexer.advance();
      this.#expression();
    }
    this.#close("')' or ','");
  }

  #list(): List {
    const { text, current } = this.#lexer;
    const items = listItemRanges(text, current.start, current.end).map(([start, end]) =>
      new Parser(new Lexer(text, start, end), this.#enclosingLists + 1).parseAll(),
    );
    this.#lexer.advance();
    return { kind: 'list', items };
  }

  #close(expected: string): void {
    if (!this.#lexer.isSymbol(')')) throw this.#lexer.expected(expected);
    this.#lexer.advance();
  }

  #unsupportedSince(start: number): Expression {
    return { kind: 'unsupported', text: this.#lexer.text.slice(start, this.#lexer.previousEnd) };
  }

  #isOneOf(keywords: ReadonlySet<string>): boolean {
    return this.#lexer.isIdentifier() && keywords.has(this.#lexer.current.text);
  }

  #deeper<T>(parse: () => T): T {
    return this.#budget.spend(parse);
  }
}
