import { expect, test } from 'vitest';
import { loadRequirements } from '../specs/load-requirements.js';
import { requirementAt } from '../specs/requirement-annotation.js';
import { document, type HeaderObject, type JsonSchema, resolve, type ResponseObject } from './document.js';

const rows = new Set(loadRequirements().flatMap(({ id, testable }) => (testable ? [id] : [])));
const operations = Object.values(document.paths).flatMap((item) =>
  Object.values(item).flatMap((operation) => ('operationId' in operation ? [operation] : [])),
);
const responses = operations.flatMap(({ operationId, responses: declared }) =>
  Object.entries(declared).map(([status, response]) => ({
    place: `${operationId} ${status}`,
    response: resolve<ResponseObject>(response),
  })),
);

/** Whether something says which row states it, or why none does. */
function isAttributed(value: { readonly 'x-requirement'?: string; readonly 'x-no-requirement'?: string }): boolean {
  return value['x-requirement'] === undefined
    ? value['x-no-requirement'] !== undefined
    : rows.has(value['x-requirement']);
}

test('each operation names the row that states what it answers', () => {
  expect(operations.filter((operation) => !isAttributed(operation)).map(({ operationId }) => operationId)).toEqual([]);
});

test('each header of an answer names its row, or why it has none', () => {
  const headers = responses.flatMap(({ place, response }) =>
    Object.entries(response.headers ?? {}).map(([name, header]) => ({
      place: `${place} ${name}`,
      header: resolve<HeaderObject>(header),
    })),
  );
  expect(headers.filter(({ header }) => !isAttributed(header)).map(({ place }) => place)).toEqual([]);
});

test('each member of an answer has a row, or a reason why it has none', () => {
  const members = responses.flatMap(({ place, response }) =>
    Object.values(response.content ?? {}).flatMap(({ schema = {} }) =>
      placesOf(schema).map((path) => ({ place, schema, path })),
    ),
  );
  const missing = members.filter(({ schema, path }) => {
    const row = requirementAt(schema, path, 'required', ($ref) => resolve<JsonSchema>({ $ref }));
    return row === undefined || (row !== null && !rows.has(row));
  });
  // A string that is a whole body has no member, and the answer's own annotation is about it.
  expect(missing.filter(({ path }) => path.length > 0).map(({ place, path }) => `${place} ${path.join('/')}`)).toEqual(
    [],
  );
});

/** The members of a schema, at any depth. */
function placesOf(schema: JsonSchema, path: readonly string[] = []): string[][] {
  const resolved = '$ref' in schema ? resolve<JsonSchema>({ $ref: String(schema['$ref']) }) : schema;
  const properties = Object.entries((resolved['properties'] ?? {}) as Record<string, JsonSchema>);
  const alternatives = (resolved['oneOf'] ?? []) as JsonSchema[];
  return [
    [...path],
    ...properties.flatMap(([name, property]) => placesOf(property, [...path, name])),
    ...(resolved['items'] === undefined ? [] : placesOf(resolved['items'] as JsonSchema, [...path, '0'])),
    ...alternatives.flatMap((alternative) => placesOf(alternative, path)),
  ];
}
