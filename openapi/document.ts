import { readFileSync } from 'node:fs';
import { packageFile } from '../specs/package-file.js';

/** Where the OpenAPI document lies in this package, as `npm run generate` writes it from `service.openapi.yaml`. */
export const documentFile = 'openapi/generated/service.openapi.json';

/** A JSON Schema (2020-12), as the document has it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

export interface Reference {
  readonly $ref: string;
}

export interface ParameterObject {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonSchema;
  /** What the value has to be, in words, where the schema says it by a pattern. */
  readonly 'x-rule'?: string;
}

export interface MediaTypeObject {
  readonly schema?: JsonSchema;
}

export type ContentObject = Readonly<Record<string, MediaTypeObject>>;

export interface HeaderObject {
  /** The row of the registry that states the header. */
  readonly 'x-requirement'?: string;
  /** Why no row states it. */
  readonly 'x-no-requirement'?: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}

export interface ResponseObject {
  /** The row of the registry that states what is known of the answer's body. */
  readonly 'x-requirement'?: string;
  /** Why no row states what is known of it. */
  readonly 'x-no-requirement'?: string;
  readonly headers?: Readonly<Record<string, HeaderObject | Reference>>;
  readonly content?: ContentObject;
}

export interface RequestBodyObject {
  readonly required?: boolean;
  readonly content: ContentObject;
}

export interface OperationObject {
  /** The row of the registry that states what the operation answers. */
  readonly 'x-requirement'?: string;
  readonly operationId: string;
  readonly summary: string;
  readonly tags: readonly string[];
  readonly parameters?: readonly (ParameterObject | Reference)[];
  readonly requestBody?: RequestBodyObject | Reference;
  readonly responses: Readonly<Record<string, ResponseObject | Reference>>;
}

export const documentMethods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch'] as const;

export type PathItemObject = Readonly<Partial<Record<(typeof documentMethods)[number], OperationObject>>> & {
  readonly parameters?: readonly (ParameterObject | Reference)[];
};

export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, PathItemObject>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** The OpenAPI document of the service, read once. */
export const document = JSON.parse(readFileSync(packageFile(documentFile), 'utf8')) as OpenApiDocument;

/** What a reference into the document's components stands for; anything else stands for itself. */
export function resolve<T extends object>(value: T | Reference): T {
  if (!('$ref' in value)) return value;
  const [kind = '', name = ''] = value.$ref.replace('#/components/', '').split('/');
  const target = document.components[kind]?.[name];
  if (target === undefined) {
    throw new Error(
      `${documentFile} refers to ${value.$ref}, which it does not have. Expected a component of its own.`,
    );
  }
  return target as T;
}
