/** A JSON Schema, or a part of one. */
type Schema = Readonly<Record<string, unknown>>;

/** What a schema says of a place in its values: the row that states it, or one row for each keyword. */
type RequirementAnnotation = string | Readonly<Record<string, string>>;

/**
 * The row of the registry that states what a keyword demands at a place of a value: the `x-requirement` of the schema that
 * describes the place, or else of the nearest place around it that has one. An annotation is an id, or an object that gives an
 * id for each keyword, `*` for the rest. Null where that schema has `x-no-requirement` instead, the reason why no row states
 * it; undefined where no schema around the place has either.
 *
 * @param place the members and indices that lead there; that of a missing member leads to the member.
 * @param resolve gives the schema that a `$ref` names.
 */
export function requirementAt(
  root: Schema,
  place: readonly string[],
  keyword: string,
  resolve: (reference: string) => Schema | undefined,
): string | null | undefined {
  let schemas = expand([root], resolve);
  let found = annotated(schemas, keyword);
  for (const segment of place) {
    schemas = expand(
      schemas.flatMap((schema) => membersOf(schema, segment)),
      resolve,
    );
    const nearer = annotated(schemas, keyword);
    if (nearer !== undefined) found = nearer;
  }
  return found;
}

/** The segments of a JSON pointer. */
export function pointerSegments(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function annotated(schemas: readonly Schema[], keyword: string): string | null | undefined {
  for (const { 'x-requirement': annotation, 'x-no-requirement': reason } of schemas) {
    if (reason !== undefined) return null;
    if (typeof annotation === 'string') return annotation;
    const byKeyword = annotation as Exclude<RequirementAnnotation, string> | undefined;
    const id = byKeyword?.[keyword] ?? byKeyword?.['*'];
    if (id !== undefined) return id;
  }
  return undefined;
}

/** The schemas with all that they are composed of; those that refer come before what they refer to. */
function expand(schemas: readonly Schema[], resolve: (reference: string) => Schema | undefined): Schema[] {
  const all: Schema[] = [];
  const pending = [...schemas];
  for (let schema = pending.shift(); schema !== undefined; schema = pending.shift()) {
    if (all.includes(schema)) continue;
    all.push(schema);
    const target = typeof schema['$ref'] === 'string' ? resolve(schema['$ref']) : undefined;
    if (target !== undefined) pending.push(target);
    for (const keyword of ['allOf', 'anyOf', 'oneOf']) pending.push(...((schema[keyword] ?? []) as Schema[]));
    for (const keyword of ['if', 'then', 'else']) {
      if (isSchema(schema[keyword])) pending.push(schema[keyword]);
    }
  }
  return all;
}

function membersOf(schema: Schema, segment: string): Schema[] {
  const properties = schema['properties'] as Readonly<Record<string, unknown>> | undefined;
  const property = properties?.[segment];
  if (isSchema(property)) return [property];
  return [schema['items'], schema['additionalProperties']].filter(isSchema);
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
