// TypeScript types from the JSON Schema of the settings, so that no public type refers to the library of the schema.

/** The declaration of an interface, with the meaning of each member in its comment. */
export function interfaceOf(name, comment, schema) {
  return `/** ${comment} */\nexport interface ${name} ${objectOf(schema)}\n`;
}

function typeOf(schema) {
  const { type, anyOf, const: value, enum: values, items, additionalProperties } = schema;
  if (anyOf !== undefined) return alternativesOf(anyOf);
  if (value !== undefined) return JSON.stringify(value);
  if (values !== undefined) return values.map((choice) => JSON.stringify(choice)).join(' | ');
  if (type === 'integer' || type === 'number') return 'number';
  if (type === 'string' || type === 'boolean') return type;
  if (type === 'array') return `(${typeOf(items)})[]`;
  if (typeof additionalProperties === 'object') return `Record<string, ${typeOf(additionalProperties)}>`;
  if (type === 'object') return objectOf(schema);
  throw new Error(`No TypeScript type is known for ${JSON.stringify(schema)}.`);
}

/** What is made of a short form is one of the long forms; its own schema is empty. */
function alternativesOf(choices) {
  return choices
    .filter((choice) => Object.keys(choice).length > 0)
    .map(typeOf)
    .join(' | ');
}

function objectOf({ properties, required = [] }) {
  const members = Object.entries(properties).map(([name, member]) => {
    const isRequired = required.includes(name);
    const type = isRequired ? typeOf(member) : `${typeOf(member)} | undefined`;
    return `/** ${commentOf(member)} */\n${name}${isRequired ? '' : '?'}: ${type};`;
  });
  return `{\n${members.join('\n').replaceAll(/^/gm, '  ')}\n}`;
}

function commentOf({ description, default: value }) {
  return value === undefined || typeof value === 'object'
    ? description
    : `${description}. Default: ${JSON.stringify(value)}`;
}
