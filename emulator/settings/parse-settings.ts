import { hubNameRule } from '../../protocol/index.js';
import { certificateFileProblems } from './certificate-files.js';
import { describeIssue, type Issue } from './describe-issue.js';
import { hostRule, isHost } from './host-rule.js';
import { settingsOfHubs } from './settings-of-hubs.js';
import { settingsSchema, sourceSchema } from './settings-schema.js';
import type { Settings, SettingsInput } from './settings.js';

/** Says which setting is wrong, the value seen, and what it may be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/**
 * Fills in the defaults and checks every setting, and that the files that settings name hold what they should.
 *
 * @param origin where the input comes from, for the error's text: a file's path, a flag's or a variable's name.
 * @throws SettingsError with a line for each setting that is wrong.
 */
export function parseSettings(input: unknown, origin: string): Settings {
  const result = settingsSchema.safeParse(input);
  const problems = problemsOf(input, result.error?.issues);
  if (!result.success || problems.length > 0) throw settingsError(problems, origin);
  const fileProblems = certificateFileProblems(result.data);
  if (fileProblems.length > 0) throw settingsError(fileProblems, origin);
  return { ...result.data, hubs: settingsOfHubs((input as SettingsInput).hubs) };
}

/**
 * Checks the settings of one of several sources. What identity needs may come from another one.
 *
 * @throws SettingsError as {@link parseSettings} does.
 */
export function checkSource(input: unknown, origin: string): void {
  const issues = sourceSchema.safeParse(input).error?.issues;
  const problems = problemsOf(
    input,
    issues?.filter((issue) => !isLeftToAnother(issue, valueAt(input, issue.path))),
  );
  if (problems.length > 0) throw settingsError(problems, origin);
}

function problemsOf(input: unknown, issues: readonly Issue[] = []): string[] {
  const lines = issues.flatMap((issue) => describeIssue(issue, valueAt(input, issue.path)));
  return [...hubProblems(input), ...hostProblems(input), ...lines];
}

/** One error with a line for each problem. */
export function settingsError(problems: readonly string[], origin: string): SettingsError {
  return new SettingsError(`Invalid settings in ${origin}:\n${problems.map((line) => `  ${line}`).join('\n')}`);
}

function isLeftToAnother({ path }: Issue, value: unknown): boolean {
  return path[0] === 'identity' && path.length === 2 && value === undefined;
}

/** The schema drops this one name of a hub without a word. */
function hubProblems(input: unknown): string[] {
  const hubs = valueAt(input, ['hubs']);
  const isNamed = typeof hubs === 'object' && hubs !== null && Object.hasOwn(hubs, '__proto__');
  return isNamed ? [`hubs.__proto__ is not an allowed name: it must be ${hubNameRule}.`] : [];
}

function hostProblems(input: unknown): string[] {
  const host = valueAt(input, ['host']);
  if (typeof host !== 'string' || host === '' || isHost(host)) return [];
  return [`host is ${JSON.stringify(host)}; it must be ${hostRule}.`];
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (value as Partial<Record<PropertyKey, unknown>> | null | undefined)?.[key],
    input,
  );
}
