import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { load } from 'js-yaml';
import { expect, it } from 'vitest';
import { settingsJsonSchema } from './settings-json-schema.js';

const isValid = new Ajv2020({ strict: false, validateFormats: false }).compile(settingsJsonSchema());

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
