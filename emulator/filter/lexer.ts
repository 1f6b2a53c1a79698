import { FilterError } from './filter-error.js';

export type TokenKind =
  | 'identifier'
  | 'string'
  | 'integer'
  | 'boolean'
  | 'null'
  | 'list'
  | 'symbol'
  | 'unsupported-number'
  | 'unsupported'
  | 'end';

export interface Token {
  readonly kind: TokenKind;
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const whiteSpace = /\p{White_Space}+/uy;
const identifier = /[\p{L}\p{Nl}_$][\p{L}\p{Nl}\p{Nd}\p{Mn}\p{Mc}\p{Pc}\p{Cf}]*/uy;
const startOfNumber = /[-0-9a-f]/i;
const guid = /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/iy;
const date = /-?\d{4,}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?/iy;
const time = /\d\d:\d\d(?::\d\d(?:\.\d+)?)?/y;
const binary = /0x[0-9a-f]*/iy;
const number = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?[mdlf]?/iy;
const integer = /^-?\d+$/;
const numberCutShort = /^(?:\.|e[+-]?)/i;
const symbols = new Set(['(', ')', ',', '-', '/', '.', ':', '=', '?']);
const literals: ReadonlyMap<string, TokenKind> = new Map([
  ['true', 'boolean'],
  ['false', 'boolean'],
  ['null', 'null'],
  ['NaN', 'unsupported'],
  ['INF', 'unsupported'],
]);

/** Reads tokens of `text` between `start` and `end` one at a time, so that the first error in reading order wins. */
export class Lexer {
  readonly text: string;
  readonly #end: number;
  #current: Token;
  #previousEnd: number;

  constructor(text: string, start = 0, end = text.length) {
    this.text = text;
    this.#end = end;
    this.#previousEnd = start;
    this.#current = { kind: 'end', text: '', start, end: start };
    this.advance();
  }

  get current(): Token {
    return this.#current;
  }

  /** Where the token before the current one ended. */
  get previousEnd(): number {
    return this.#previousEnd;
  }

  advance(): Token {
    const passed = this.#current;
    this.#previousEnd = passed.end;
    const start = passed.end + this.#match(whiteSpace, passed.end).length;
    this.#current = start >= this.#end ? this.#token('end', this.#end, this.#end) : this.#read(start, passed);
    return passed;
  }

  isSymbol(symbol: string): boolean {
    return this.#current.kind === 'symbol' && this.#current.text === symbol;
  }

  isKeyword(keyword: string): boolean {
    return this.isIdentifier() && this.#current.text === keyword;
  }

  isIdentifier(): boolean {
    return this.#current.kind === 'identifier';
  }

  error(detail: string, position: number): FilterError {
    return new FilterError('syntax', this.text, detail, position);
  }

  /** The service's general complaint. It counts to the end of the token that it did not expect. */
  unexpected(): FilterError {
    const position = this.#current.end;
    return this.error(`Syntax error at position ${position} in '${this.text}'.`, position);
  }

  expected(what: string): FilterError {
    const position = this.#current.start;
    return this.error(`${what} expected at position ${position} in '${this.text}'.`, position);
  }

  #read(start: number, previous: Token): Token {
    const character = this.text.charAt(start);
    if (character === "'") return this.#token('string', start, this.#endOfQuoted(start));
    if (character === '(' && previous.kind === 'identifier' && previous.text === 'in') {
      return this.#token('list', start, this.#endOfBalanced(start, '(', ')'));
    }
    if (character === '{') return this.#token('unsupported', start, this.#endOfBalanced(start, '{', '}'));
    if (character === '[') return this.#token('unsupported', start, this.#endOfBalanced(start, '[', ']'));
    if (character === '*') return this.#token('unsupported', start, start + 1);
    return this.#readNumber(start) ?? this.#readName(start) ?? this.#readSymbol(start, character);
  }

  #readName(start: number): Token | undefined {
    const name = this.#match(identifier, start);
    if (name === '') return undefined;
    const end = start + name.length;
    if (this.text.charAt(end) === "'" && end < this.#end) {
      return this.#token('unsupported', start, this.#endOfQuoted(end));
    }
    return this.#token(literals.get(name) ?? 'identifier', start, end);
  }

  #readNumber(start: number): Token | undefined {
    if (!startOfNumber.test(this.text.charAt(start))) return undefined;
    for (const pattern of [guid, date, time, binary]) {
      const literal = this.#match(pattern, start);
      if (literal !== '') return this.#token('unsupported', start, start + literal.length);
    }
    const digits = this.#match(number, start);
    if (digits === '') return undefined;
    const end = start + digits.length;
    const missing = integer.test(digits) ? numberCutShort.exec(this.text.slice(end, end + 2)) : null;
    if (missing !== null) {
      const position = end + missing[0].length;
      throw this.error(`A digit was expected at position ${position} in '${this.text}'.`, position);
    }
    return this.#token(isInt32(digits) ? 'integer' : 'unsupported-number', start, end);
  }

  #readSymbol(start: number, character: string): Token {
    if (symbols.has(character)) return this.#token('symbol', start, start + 1);
    if (character === '@') {
      const alias = this.#match(identifier, start + 1);
      if (alias !== '') return this.#token('unsupported', start, start + 1 + alias.length);
    }
    throw this.error(
      `Syntax error: character '${character}' is not valid at position ${start} in '${this.text}'.`,
      start,
    );
  }

  #endOfQuoted(start: number): number {
    let closing = start;
    do {
      closing = this.text.indexOf("'", closing + 1);
      if (closing === -1 || closing >= this.#end) {
        throw this.error(
          `There is an unterminated string literal at position ${this.#end} in '${this.text}'.`,
          this.#end,
        );
      }
      closing++;
    } while (this.text.charAt(closing) === "'" && closing < this.#end);
    return closing;
  }

  #endOfBalanced(start: number, open: string, close: string): number {
    let depth = 0;
    let quoted = false;
    for (let index = start; index < this.#end; index++) {
      const character = this.text.charAt(index);
      if (character === "'") quoted = !quoted;
      else if (quoted) continue;
      else if (character === open) depth++;
      else if (character === close && --depth === 0) return index + 1;
    }
    throw this.error('Found an unbalanced bracket expression.', start);
  }

  #match(pattern: RegExp, start: number): string {
    pattern.lastIndex = start;
    return pattern.exec(this.text)?.[0] ?? '';
  }

  #token(kind: TokenKind, start: number, end: number): Token {
    return { kind, text: this.text.slice(start, end), start, end };
  }
}

function isInt32(digits: string): boolean {
  if (!integer.test(digits)) return false;
  const value = Number(digits);
  return value >= -2147483648 && value <= 2147483647;
}
