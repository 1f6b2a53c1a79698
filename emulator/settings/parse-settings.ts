import type { z } from 'zod';
import { type Settings, settingsSchema, sourceSchema } from './settings.js';

/** Says which setting is wrong, the value seen, and what it may be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Fills in the defaults and checks every setting.
 *
 * @param origin where the input comes from, for the error's text: a file's path, a flag's or a variable's name.
 * @throws SettingsError with a line for each setting that is wrong.
 */
export function parseSettings(input: unknown, origin: string): Settings {
  return parseWith(settingsSchema, input, origin);
}

/**
 * Checks the settings of one of several sources.
 *
 * @throws SettingsError as {@link parseSettings} does.
 */
export function checkSource(input: unknown, origin: string): void {
  parseWith(sourceSchema, input, origin);
}

function parseWith(schema: z.ZodType<Settings>, input: unknown, origin: string): Settings {
  const result = schema.safeParse(input);
  if (result.success) return result.data;
  const lines = result.error.issues.flatMap((issue) => describeIssue(issue, valueAt(input, issue.path)));
  throw new SettingsError(`Invalid settings in ${origin}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
}

type Issue = z.core.$ZodIssue;

/** @param value what the input has at the issue's path: never more, since settings hold keys. */
function describeIssue(issue: Issue, value: unknown): string[] {
  const path = issue.path.join('.') || 'the settings';
  const seen = isSecret(issue.path.at(-1)) && typeof value === 'string' ? hide(value) : show(value);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map(
        (key) => `${[...issue.path, key].join('.')} is not a setting. Remove it, or see the list in --help.`,
      );
    case 'invalid_key':
      return [`${path} is not an allowed name: it ${issue.issues.map(({ message }) => message).join(', ')}.`];
    case 'invalid_value':
      return [`${path} is ${seen}; it must be ${issue.values.map(show).join(' or ')}.`];
    case 'invalid_type':
      return [`${path} is ${seen}; it must be of type ${issue.expected}.`];
    case 'too_small':
      return [`${path} is ${seen}; it must be at least ${issue.minimum}${unit(issue.origin)}.`];
    case 'too_big':
      return [`${path} is ${seen}; it must be at most ${issue.maximum}${unit(issue.origin)}.`];
    case 'invalid_format':
      return [`${path} is ${seen}; it must be an http or https URL.`];
    case 'custom':
      return [`${path} is ${seen}; it ${issue.message}.`];
    default:
      return [`${path} is ${seen}: ${issue.message}.`];
  }
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Partial<Record<PropertyKey, unknown>> | undefined)?.[key],
    input,
  );
}

/** Errors end up in logs and in the reports of builds, where keys and passwords must not. */
function show(value: unknown): string {
  if (value === undefined) return 'missing';
  const replacer = (name: string, inner: unknown) => (isSecret(name) ? '***' : inner);
  // A function, say, has no JSON.
  const json = JSON.stringify(value, replacer) as string | undefined;
  return json?.replace(userOfUrl, '***@') ?? `a ${typeof value}`;
}

const secrets: ReadonlySet<unknown> = new Set(['accessKey', 'secondaryAccessKey', 'secret']);
const userOfUrl = /(?<=:\/\/)[^/?#@"\s]*@/g;

function isSecret(name: PropertyKey | undefined): boolean {
  return secrets.has(name);
}

function hide(secret: string): string {
  return `a secret of ${secret.length} characters`;
}

function unit(origin: string): string {
  return origin === 'string' ? ' characters long' : origin === 'array' ? ' items' : '';
}
