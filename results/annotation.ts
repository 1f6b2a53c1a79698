/** The type of the annotations by which a scenario names its requirements. */
export const requirementAnnotation = 'requirement';

/** The ids of the requirements that a scenario's annotations name, each once. */
export function requirementsOf(
  annotations: readonly { readonly type: string; readonly description?: string }[],
): string[] {
  const ids = annotations.flatMap(({ type, description = '' }) =>
    type === requirementAnnotation && description !== '' ? [description] : [],
  );
  return [...new Set(ids)];
}
