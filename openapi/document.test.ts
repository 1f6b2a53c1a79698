import { expect, test } from 'vitest';
import { document, resolve } from './document.js';

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
