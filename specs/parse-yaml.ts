import { loadAll, YAMLException } from 'js-yaml';

/**
 * The value of a text in YAML or JSON; null where it has none.
 *
 * @param origin what the text is, as the error says it.
 * @throws Error with the place of the mistake and never the text around it, since such files hold keys.
 */
export function parseYaml(text: string, origin: string): unknown {
  const documents = readDocuments(text, origin);
  if (documents.length > 1) {
    throw new Error(`${origin} holds ${documents.length} YAML documents; expected one. Remove the lines "---".`);
  }
  return documents[0] ?? null;
}

function readDocuments(text: string, origin: string): unknown[] {
  try {
    return loadAll(text);
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const { line, column } = error.mark ?? { line: 0, column: 0 };
    // Without the cause, whose message quotes the text.
    // eslint-disable-next-line preserve-caught-error
    throw new Error(
      `${origin} is neither YAML nor JSON: ${withoutContent(error.reason)}, in line ${line + 1}, column ${column + 1}.`,
    );
  }
}

/** A value that begins with `*` or `!` stands in the reason as an alias or a tag. */
function withoutContent(reason: string): string {
  return reason.replace(/"[^]*"|!<[^]*>/, '').trim();
}
