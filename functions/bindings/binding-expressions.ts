import { randomUUID } from 'node:crypto';

/** What expressions in a binding may speak of, by name; objects may have members. */
export type BindingData = Readonly<Record<string, unknown>>;

const expression = /\{([^{}]+)\}/g;

/**
 * A text of a binding with each `{expression}` replaced: `{query.userId}`, `{headers.x-user}`, `{id}` of the route or the
 * body, `{socketId}`, `{rand-guid}`. Letter case does not matter.
 *
 * @param place where the text is, for the error: `userId of the binding "negotiate"`.
 * @throws Error where there is no such value, as the Functions host fails the invocation then.
 */
export function resolveExpressions(text: string, data: BindingData, place: string): string {
  return text.replaceAll(expression, (_, path: string) => {
    if (path.toLowerCase() === 'rand-guid') return randomUUID();
    const value = path.split('.').reduce<unknown>(memberOf, data);
    if (value !== undefined && value !== null) return typeof value === 'string' ? value : JSON.stringify(value);
    throw new Error(`${place} is ${JSON.stringify(text)}, but the trigger has no ${path}. It has ${namesOf(data)}.`);
  });
}

function memberOf(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  const key = name.trim().toLowerCase();
  return Object.entries(value).find(([other]) => other.toLowerCase() === key)?.[1];
}

function namesOf(data: BindingData): string {
  const names = Object.entries(data).flatMap(([name, value]) => {
    const members = typeof value === 'object' && value !== null && !Array.isArray(value) ? Object.keys(value) : [];
    return ['query', 'headers'].includes(name) ? members.map((member) => `${name}.${member}`) : [name];
  });
  return names.length === 0 ? 'no data' : names.slice(0, 20).join(', ');
}
