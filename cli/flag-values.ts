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
