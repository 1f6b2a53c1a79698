import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { expect, expectTypeOf, it } from 'vitest';
import type * as z from 'zod';
import { settingsJsonSchema } from './settings-json-schema.js';
import type { settingsSchema } from './settings-schema.js';
import type { Settings, SettingsInput } from './settings.js';

type JsonSchema = z.core.JSONSchema.JSONSchema;

const isValid = new Ajv2020({ strict: false, validateFormats: false }).compile(settingsJsonSchema());

it('says what every setting means', () => {
  expect(undescribed(settingsJsonSchema() as JsonSchema, 'settings')).toEqual([]);
});

it('has the types of the schema', () => {
  expectTypeOf<SettingsInput>().toEqualTypeOf<z.input<typeof settingsSchema>>();
  expectTypeOf<Settings>().toEqualTypeOf<z.output<typeof settingsSchema>>();
});

it('accepts what a settings file may hold', () => {
  expect(isValid(load(readFileSync('docs/examples/emulator.yaml', 'utf8')))).toBe(true);
  expect(isValid({ $schema: './settings.schema.json', tls: { generate: true } })).toBe(true);
  expect(isValid({})).toBe(true);
});

it.each([{ prot: 1 }, { port: '8080' }, { hubs: { chat: { eventHandlers: [{}] } } }, { logLevel: 'loud' }])(
  'rejects %j',
  (settings) => {
    expect(isValid(settings)).toBe(false);
  },
);

/** The paths of all members that say nothing of what they mean. */
function undescribed({ properties, additionalProperties, items, anyOf = [] }: JsonSchema, path: string): string[] {
  const members = Object.entries(properties ?? {}).flatMap(([name, member]) => {
    const at = `${path}.${name}`;
    const { description = '' } = member as JsonSchema;
    return [...(description === '' ? [at] : []), ...undescribed(member as JsonSchema, at)];
  });
  const inner = [additionalProperties, items, ...anyOf].filter((schema) => typeof schema === 'object');
  return [...members, ...inner.flatMap((schema) => undescribed(schema as JsonSchema, path))];
}
