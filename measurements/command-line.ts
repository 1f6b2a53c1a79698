import { InvalidArgumentError } from 'commander';

/** Reads a flag's number, which must not be below the least. */
export function numberFrom(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!(value >= least)) throw new InvalidArgumentError(`Expected a number from ${least}.`);
    return value;
  };
}

export function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
