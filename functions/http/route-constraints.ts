/** Whether a parameter's value is allowed. */
export type Constraint = (value: string) => boolean;

type MakeConstraint = (argument: string) => Constraint | undefined;

const isInteger = /^[-+]?\d+$/;
const isNumber = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?$/i;

function withinBits(bits: bigint): Constraint {
  const limit = 1n << (bits - 1n);
  return (value) => isInteger.test(value) && BigInt(value) >= -limit && BigInt(value) < limit;
}

function matching(pattern: RegExp): MakeConstraint {
  return () => (value) => pattern.test(value);
}

/** A constraint with as many whole numbers as arguments as it takes. */
function withNumbers(count: readonly number[], make: (...numbers: number[]) => Constraint): MakeConstraint {
  return (argument) => {
    const numbers = argument.split(',').map((text) => Number(text.trim() || NaN));
    return count.includes(numbers.length) && numbers.every(Number.isInteger) ? make(...numbers) : undefined;
  };
}

const makers: Readonly<Record<string, MakeConstraint>> = {
  int: () => withinBits(32n),
  long: () => withinBits(64n),
  bool: matching(/^(?:true|false)$/i),
  datetime: () => (value) => !Number.isNaN(Date.parse(value)),
  decimal: matching(/^[-+]?(?:\d+\.?\d*|\.\d+)$/),
  double: matching(isNumber),
  float: matching(isNumber),
  guid: matching(/^\{?[\da-f]{8}-?(?:[\da-f]{4}-?){3}[\da-f]{12}\}?$/i),
  alpha: matching(/^[a-z]*$/i),
  required: matching(/./s),
  minlength: withNumbers(
    [1],
    (least = 0) =>
      (value) =>
        value.length >= least,
  ),
  maxlength: withNumbers(
    [1],
    (most = 0) =>
      (value) =>
        value.length <= most,
  ),
  length: withNumbers(
    [1, 2],
    (least = 0, most = least) =>
      (value) =>
        value.length >= least && value.length <= most,
  ),
  min: withNumbers(
    [1],
    (least = 0) =>
      (value) =>
        isInteger.test(value) && Number(value) >= least,
  ),
  max: withNumbers(
    [1],
    (most = 0) =>
      (value) =>
        isInteger.test(value) && Number(value) <= most,
  ),
  range: withNumbers(
    [2],
    (least = 0, most = 0) =>
      (value) =>
        isInteger.test(value) && Number(value) >= least && Number(value) <= most,
  ),
  regex: (argument) => {
    try {
      const pattern = new RegExp(argument.replaceAll('{{', '{').replaceAll('}}', '}'), 'i');
      return (value) => pattern.test(value);
    } catch {
      return undefined;
    }
  },
};

/**
 * The constraint of a route template by its text: `int`, `length(2,5)`, `regex(^\\d+$)`; undefined where there is none, or
 * its arguments are wrong.
 *
 * @see ASP.NET Core, "Routing", route constraints.
 */
export function constraintOf(text: string): Constraint | undefined {
  const [, name = '', argument = ''] = /^(\w+)(?:\((.*)\))?$/s.exec(text) ?? [];
  return makers[name.toLowerCase()]?.(argument);
}
