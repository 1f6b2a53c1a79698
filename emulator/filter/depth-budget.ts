import type { Lexer } from './lexer.js';

/**
 * The official parser's budget. It counts one for each level of precedence that it enters, eight for each pair of
 * parentheses, so that eleven pairs may be nested.
 */
const maximumDepth = 100;
const depthOfParentheses = 8;

/** How deep a parser may still go. */
export class DepthBudget {
  #depth: number;

  /** @param enclosingLists how many lists are around what the lexer reads. */
  constructor(
    private readonly lexer: Lexer,
    enclosingLists: number,
  ) {
    this.#depth = enclosingLists * depthOfParentheses;
  }

  /**
   * Parses one level deeper.
   *
   * @throws FilterError where that is too deep.
   */
  spend<T>(parse: () => T): T {
    if (++this.#depth > maximumDepth) {
      throw this.lexer.error('Recursion depth exceeded allowed limit.', this.lexer.current.start);
    }
    const result = parse();
    this.#depth--;
    return result;
  }
}
