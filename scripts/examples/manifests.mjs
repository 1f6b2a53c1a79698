import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ExampleError } from './example-error.mjs';

const examples = fileURLToPath(new URL('../../examples/', import.meta.url));
const manifestName = 'example.json';

/**
 * The examples that run by their name. Each has a manifest, `example.json`: a title, a description, the path of its page,
 * and its variants, the first of which is the default. A variant has the emulator's flags (without them no emulator is
 * started) and settings, a command that runs before all, and the variables and commands of its programs. `{port}` is the
 * app's port, `{emulatorPort}` the one asked for, or 0, `{temporary}` a folder that is there while the example runs.
 *
 * @returns {{ name: string, title: string, description: string, page?: string, variants: Record<string, Variant> }[]}
 * @typedef {{
 *   prepare?: string[], emulator?: string[], settings?: object, variables: Record<string, string>,
 *   programs: Record<string, string[]>, page?: string
 * }} Variant
 */
export function listExamples() {
  return readdirSync(examples)
    .filter((name) => existsSync(path.join(examples, name, manifestName)))
    .sort()
    .map((name) => ({ name, ...JSON.parse(readFileSync(path.join(examples, name, manifestName), 'utf8')) }));
}

/** @throws ExampleError where there is no such example, or no such variant of it. */
export function readVariant(name, variant) {
  const known = listExamples();
  const example = known.find((one) => one.name === name);
  if (example === undefined) {
    throw new ExampleError(`There is no example "${name}". Examples: ${known.map((one) => one.name).join(', ')}.`);
  }
  const variants = Object.keys(example.variants);
  const chosen = variant ?? variants[0];
  if (!variants.includes(chosen)) {
    throw new ExampleError(`The example ${name} has no variant "${chosen}". Variants: ${variants.join(', ')}.`);
  }
  const { title, page = '/' } = example;
  return { folder: path.join(examples, name), title, page, variables: {}, ...example.variants[chosen] };
}
