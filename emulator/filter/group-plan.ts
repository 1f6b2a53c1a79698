import { findProperty } from './model.js';
import type { Expression, Membership } from './syntax-tree.js';

/** Groups whose members, taken together, include every connection that the filter can match. */
export interface GroupPlan {
  readonly groups: readonly string[];
}

/**
 * Finds how to answer a filter from the group index, so that its cost follows those groups and not the hub. The
 * candidates still have to be matched. `undefined` means that any connection may match.
 */
export function planGroups(expression: Expression): GroupPlan | undefined {
  const groups = findGroups(expression);
  return groups === undefined ? undefined : { groups: [...groups] };
}

function findGroups(expression: Expression): ReadonlySet<string> | undefined {
  switch (expression.kind) {
    case 'in':
      return groupsOfMembership(expression);
    case 'literal':
      return expression.value === false ? new Set() : undefined;
    case 'logical':
      return expression.operator === 'or' ? unionOf(expression.operands) : smallestOf(expression.operands);
    case 'property':
    case 'call':
    case 'not':
    case 'comparison':
    case 'unsupported':
      return undefined;
  }
}

function groupsOfMembership({ first, collections }: Membership): ReadonlySet<string> | undefined {
  const [collection] = collections;
  if (first.kind !== 'literal' || collections.length !== 1) return undefined;
  if (collection?.kind !== 'property' || findProperty(collection.name) !== 'groups') return undefined;
  return typeof first.value === 'string' ? new Set([first.value]) : new Set();
}

function unionOf(operands: readonly Expression[]): ReadonlySet<string> | undefined {
  const union = new Set<string>();
  for (const operand of operands) {
    const groups = findGroups(operand);
    if (groups === undefined) return undefined;
    for (const group of groups) union.add(group);
  }
  return union;
}

function smallestOf(operands: readonly Expression[]): ReadonlySet<string> | undefined {
  let smallest: ReadonlySet<string> | undefined;
  for (const operand of operands) {
    const groups = findGroups(operand);
    if (groups !== undefined && (smallest === undefined || groups.size < smallest.size)) smallest = groups;
  }
  return smallest;
}
