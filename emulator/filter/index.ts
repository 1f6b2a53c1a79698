export { CheckedFilter } from './checked-filter.js';
export { parseFilter } from './filter.js';
export { FilterError } from './filter-error.js';
export type { GroupPlan } from './group-plan.js';
export type { FilterContext } from './model.js';
export { parseExpression } from './parser.js';
export { printFilter } from './print.js';
export type { Expression } from './syntax-tree.js';
