import { type Command, InvalidArgumentError } from 'commander';

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

/** Runs a measurement by its command line; an error is told in its own words. */
export async function runMeasurement(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    process.stderr.write(`${String(error instanceof Error ? error.message : error)}\n`);
    process.exitCode = 1;
  }
}
