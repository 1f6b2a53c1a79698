import { readFileSync } from 'node:fs';
import type * as z from 'zod';

type JsonSchema = z.core.JSONSchema.JSONSchema;

const schemaFile = 'emulator/settings/generated/settings.schema.json';

/** Every setting of the emulator as a Markdown table, from the schema that checks them. */
export function settingsTable(): string {
  const { properties = {} } = JSON.parse(readFileSync(schemaFile, 'utf8')) as JsonSchema;
  const settings = Object.fromEntries(Object.entries(properties).filter(([name]) => name !== '$schema'));
  const rows = rowsOf({ properties: settings }, '');
  return ['| Setting | Default | Meaning |', '| --- | --- | --- |', ...rows].join('\n');
}

function rowsOf(schema: JsonSchema, path: string): string[] {
  const members = Object.entries(schema.properties ?? {}).flatMap(([name, member]) =>
    rowsOf(member as JsonSchema, path === '' ? name : `${path}.${name}`),
  );
  if (members.length > 0) return members;
  if (typeof schema.additionalProperties === 'object') return rowsOf(schema.additionalProperties, `${path}.{name}`);
  const { items, anyOf } = schema;
  if (anyOf !== undefined) return [...new Set(anyOf.flatMap((choice) => rowsOf(choice, path)))];
  if (typeof items === 'object' && 'properties' in items) return rowsOf(items, `${path}[]`);
  return [`| \`${path}\` | ${defaultOf(schema)} | ${describe(schema)} |`];
}

function defaultOf({ default: value }: JsonSchema): string {
  return value === undefined ? '' : `\`${JSON.stringify(value)}\``;
}

function describe({ description = '', enum: choices = [] }: JsonSchema): string {
  const values = choices.map((choice) => `\`${String(choice)}\``).join(', ');
  return [description, values].filter((text) => text !== '').join(': ');
}
