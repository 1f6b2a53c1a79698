import { expect, it } from 'vitest';
import { pointerSegments, requirementAt } from './requirement-annotation.js';

const text = { type: 'string', minLength: 1 };
const schema = {
  'x-requirement': 'BODY-01',
  allOf: [{ properties: { composed: { 'x-requirement': 'COMPOSED-01' } } }],
  properties: {
    id: { $ref: '#/$defs/text', 'x-requirement': { required: 'ID-01', '*': 'ID-02' } },
    list: { items: { properties: { name: { 'x-requirement': 'NAME-01' } } } },
    claims: { additionalProperties: { 'x-requirement': 'CLAIMS-01' } },
    plain: {},
    free: { 'x-no-requirement': 'nothing can break it' },
  },
};

it.each([
  ['/id', 'required', 'ID-01'],
  ['/id', 'minLength', 'ID-02'],
  ['/list/0/name', 'type', 'NAME-01'],
  ['/claims/sub', 'type', 'CLAIMS-01'],
  ['/composed', 'type', 'COMPOSED-01'],
  ['/plain', 'type', 'BODY-01'],
  ['/free', 'type', null],
  ['', 'type', 'BODY-01'],
])('the schema at %j attributes a breach of %s to %s', (pointer, keyword, want) => {
  expect(requirementAt(schema, pointerSegments(pointer), keyword, () => text)).toBe(want);
});

it('attributes nothing where no schema has an annotation', () => {
  expect(requirementAt({ properties: {} }, ['id'], 'required', () => undefined)).toBeUndefined();
});
