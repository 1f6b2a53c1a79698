export { parseFilter, parseOptionalFilter, type Filter } from './filter.js';
export { FilterError, type FilterErrorKind } from './filter-error.js';
export type { GroupPlan } from './group-plan.js';
export type { FilterContext } from './model.js';
export { parseExpression } from './parser.js';
export { printFilter } from './print.js';
export type { Expression } from './syntax-tree.js';
