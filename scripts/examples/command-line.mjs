import { parseArgs } from 'node:util';
import { ExampleError } from './example-error.mjs';

/**
 * What is asked for; ports are 0 where any free one will do.
 *
 * @throws ExampleError where a word or a value is not expected.
 */
export function readCommandLine(words) {
  const { values, positionals } = parsed(words);
  const [name, variant, ...others] = positionals;
  if (others.length > 0) {
    throw new ExampleError(`"${others[0]}" is not expected: give the name of an example, and of a variant at most.`);
  }
  return { name, variant, port: port(values, 'port'), emulatorPort: port(values, 'emulator-port') };
}

/** How to call it, and the examples with their variants. */
export function usage(examples) {
  const lines = examples.map(({ name, description, variants }) => {
    const others = Object.keys(variants).length > 1 ? ` Variants: ${Object.keys(variants).join(', ')}.` : '';
    return `  ${name.padEnd(20)}${description}${others}`;
  });
  return `npm run example -- NAME [VARIANT] [--port NUMBER] [--emulator-port NUMBER]

${lines.join('\n')}

Ports are free ones unless you give them. The first variant is the default.`;
}

function parsed(words) {
  const port = { type: 'string', default: '0' };
  try {
    return parseArgs({ args: words, options: { port, 'emulator-port': port }, allowPositionals: true });
  } catch (error) {
    throw new ExampleError(`${error.message} Run "npm run example" for what there is.`);
  }
}

function port(values, flag) {
  const number = Number(values[flag]);
  if (/^\d+$/.test(values[flag]) && number <= 65_535) return number;
  throw new ExampleError(`--${flag} is "${values[flag]}", expected a whole number from 0 (a free port) to 65535.`);
}
