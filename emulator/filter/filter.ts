import { compile } from './compile.js';
import { planGroups, type GroupPlan } from './group-plan.js';
import type { FilterContext } from './model.js';
import { parseExpression } from './parser.js';
import { checkTypes } from './type-check.js';

export interface Filter {
  /** Whether the connection is chosen. Never throws. */
  matches(context: FilterContext): boolean;
  /** Where to look for matches; `undefined` when every connection has to be tried. */
  readonly groupPlan: GroupPlan | undefined;
}

/**
 * Reads an OData filter: Azure Web PubSub, "OData filter syntax". Time and memory are linear in the length of the text.
 *
 * @throws FilterError when the syntax is wrong, a type does not fit, or something is not supported, whether or not
 * any connection would ever meet it.
 * @example
 * const filter = parseFilter("'red' in groups and userId ne 'ann'");
 * filter.groupPlan?.groups; // ['red']
 */
export function parseFilter(text: string): Filter {
  const expression = parseExpression(text);
  checkTypes(expression, text);
  return { matches: compile(expression), groupPlan: planGroups(expression) };
}
