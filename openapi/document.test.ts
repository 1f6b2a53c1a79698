import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { document, resolve } from './document.js';
import { operations } from './operations.js';

const parameters = operations.flatMap(({ operationId, parameters }) =>
  parameters.map(({ name, schema }) => ({ name: `${operationId}, ${name}`, schema })),
);
const components = Object.entries(document.components['schemas'] ?? {}).map(([name, schema]) => ({ name, schema }));

test.each([...components, ...parameters])('has a valid schema of $name', ({ schema }) => {
  const ajv = new Ajv2020();
  expect(ajv.validateSchema(schema as object), JSON.stringify(ajv.errors)).toBe(true);
});

test('resolves a reference into the components', () => {
  expect(resolve({ $ref: '#/components/schemas/GroupName' })).toBe(document.components['schemas']?.['GroupName']);
});

test('leaves what is no reference', () => {
  const schema = { type: 'string' };
  expect(resolve(schema)).toBe(schema);
});

test('names a reference that leads nowhere', () => {
  expect(() => resolve({ $ref: '#/components/schemas/Nothing' })).toThrow(/refers to #\/components\/schemas\/Nothing/);
});
