import { InvalidArgumentError } from 'commander';

/**
 * A parser for a flag's value that may not be empty, which is what a script's unset variable makes of it.
 *
 * @param expected the value's description, as the error says it.
 */
export function nonEmpty(expected: string): (text: string) => string {
  return (text) => {
    if (text.trim() === '') throw new InvalidArgumentError(`It is empty. Expected ${expected}, or leave the flag out.`);
    return text;
  };
}

/** A parser for a flag that may be repeated: one more value, as {@link nonEmpty} parses it. */
export function collectNonEmpty(expected: string): (text: string, seen?: readonly string[]) => string[] {
  const parse = nonEmpty(expected);
  return (text, seen = []) => [...seen, parse(text)];
}

/**
 * A parser for a flag's value that is a whole number within bounds.
 *
 * @param unit what is counted, as the error says it.
 */
export function wholeNumber(least: number, most: number, unit = ''): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`Expected a whole number${unit} from ${least} to ${most}.`);
    }
    return value;
  };
}

/** The URL of an event handler, as a service's settings have it: with `{hub}` and `{event}`. */
export function handlerUrl(text: string): string {
  return checkUrl(text, 'http://localhost:3000/events/{event}');
}

/** One more of {@link handlerUrl}. */
export function collectHandlerUrl(text: string, seen: readonly string[] = []): string[] {
  return [...seen, handlerUrl(text)];
}

/** A URL that is asked by HTTP. */
export function httpUrl(text: string): string {
  return checkUrl(text, 'http://localhost:8080');
}

function checkUrl(text: string, example: string): string {
  const isUrl = URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
  if (isUrl) return text;
  throw new InvalidArgumentError(`Expected an http or https URL, such as ${example}.`);
}

/** Values by their names. */
export type Pairs = Readonly<Record<string, readonly string[]>>;

/** One more `name=value`; a name that comes again has several values. */
export function collectPair(text: string, seen: Pairs = {}): Pairs {
  const separator = text.indexOf('=');
  if (separator < 1) throw new InvalidArgumentError('Expected name=value, such as room=lobby.');
  const name = text.slice(0, separator);
  return { ...seen, [name]: [...(seen[name] ?? []), text.slice(separator + 1)] };
}
