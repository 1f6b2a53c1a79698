interface Annotation {
  readonly type: string;
  readonly description?: string;
}

/** The type of the annotations by which a scenario names its requirements. */
export const requirementAnnotation = 'requirement';

/** The type of the annotation by which a scenario says what a reader has to know of its result. */
export const noteAnnotation = 'note';

/** The ids of the requirements that a scenario's annotations name, each once. */
export function requirementsOf(annotations: readonly Annotation[]): string[] {
  return [...new Set(descriptionsOf(annotations, requirementAnnotation))];
}

/** What a reader has to know of a scenario's result; undefined where it says nothing. */
export function noteOf(annotations: readonly Annotation[]): string | undefined {
  return descriptionsOf(annotations, noteAnnotation)[0];
}

function descriptionsOf(annotations: readonly Annotation[], wanted: string): string[] {
  return annotations.flatMap(({ type, description = '' }) =>
    type === wanted && description !== '' ? [description] : [],
  );
}
