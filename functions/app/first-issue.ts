import type * as z from 'zod';

/** The first thing that is wrong with a file's content: where, what was expected, and what is there. */
export function firstIssue({ issues: [issue] }: z.ZodError, content: unknown): string {
  if (issue === undefined) return 'is not valid';
  const place = issue.path.join('.');
  const value = issue.path.reduce<unknown>(memberOf, content);
  return `${place} is ${value === undefined ? 'missing' : JSON.stringify(value)}: ${issue.message}`;
}

function memberOf(value: unknown, key: PropertyKey): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<PropertyKey, unknown>)[key] : undefined;
}
