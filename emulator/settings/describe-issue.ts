import * as z from 'zod';
import { suggestion } from '../../specs/closest.js';
import { shownName, shownValue, unshownNameAdvice } from '../../specs/shown-value.js';
import { settingsSchema } from './settings-schema.js';

/** What is wrong with one setting, as the schema's check says it. */
export type Issue = z.core.$ZodIssue;

/** Types as a user calls them. */
const typeNames: Readonly<Record<string, string>> = {
  object: 'a mapping',
  record: 'a mapping',
  array: 'a list',
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
};

/**
 * Sentences for an issue: which setting, the value seen, and what it may be.
 *
 * @param value what the input has at the issue's path: never more, since settings hold keys.
 */
export function describeIssue(issue: Issue, value: unknown): string[] {
  const path = shownPath(issue.path) || 'the settings';
  const seen = expectsMembers(issue) && typeof value === 'string' ? 'a text' : shownValue(issue.path, value);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => {
        const name = shownPath([...issue.path, key]);
        return `${name} is not a setting.${adviceFor(key, knownMembers(issue.path))}`;
      });
    case 'invalid_key':
      return [`${path} is not an allowed name: it ${issue.issues.map(({ message }) => message).join(', ')}.`];
    case 'invalid_value':
      return [`${path} is ${seen}; it must be ${issue.values.map((choice) => JSON.stringify(choice)).join(' or ')}.`];
    case 'invalid_type':
      return [`${path} is ${seen}; it must be ${typeNames[issue.expected] ?? issue.expected}.`];
    case 'too_small':
      if (issue.origin === 'string') return [`${path} is ${seen}; it must be a text that is not empty.`];
      return [`${path} is ${seen}; it must be at least ${issue.minimum}.`];
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

function shownPath(path: readonly PropertyKey[]): string {
  return path.map(shownName).join('.');
}

function adviceFor(key: string, known: readonly string[]): string {
  if (shownName(key) !== key) return ` ${unshownNameAdvice}`;
  return suggestion(key, known) || ' Remove it, or see the list in --help.';
}

/** A text in place of a mapping or list may be a whole setting on one line, with its keys. */
function expectsMembers(issue: Issue): boolean {
  // What it may be as a text is a URL, whose password is not shown.
  if (issue.path.length === 1 && issue.path[0] === 'cluster') return false;
  return (
    issue.code === 'invalid_union' || (issue.code === 'invalid_type' && /^(object|record|array)$/.test(issue.expected))
  );
}

function unit(origin: string): string {
  return origin === 'string' ? ' characters long' : origin === 'array' ? ' items' : '';
}

/** The settings that there are at a path: the schema's own members, so that none is forgotten. */
function knownMembers(path: readonly PropertyKey[]): string[] {
  const root = z.toJSONSchema(settingsSchema, { io: 'input' });
  return Object.keys(path.reduce(memberSchema, root).properties ?? {});
}

type JsonSchema = z.core.JSONSchema.JSONSchema;

function memberSchema({ properties = {}, additionalProperties, items }: JsonSchema, key: PropertyKey): JsonSchema {
  const member = typeof key === 'number' ? items : (properties[String(key)] ?? additionalProperties);
  return typeof member === 'object' ? (member as JsonSchema) : {};
}
