const prefix = 'Could not be judged: needs ';

/**
 * What the error of a step says: something that a scenario needs, that another row states, and that did not happen. The
 * reporter reads the row from it.
 *
 * @example stepFailureText('REST-SEND-01', 'sendToGroup answered 500, expected 202.')
 */
export function stepFailureText(requirement: string, message: string): string {
  return `${prefix}${requirement}. ${message}`;
}

/** The row that a step needed, and what happened instead; undefined where the error is not that of a step. */
export function readStepFailure(error: string): { readonly requirement: string; readonly message: string } | undefined {
  const match = /^(?:\w*Error: )?Could not be judged: needs ([A-Z]+(?:-[A-Z]+)*-\d{2})\. ([^]*)$/.exec(error);
  return match === null ? undefined : { requirement: match[1] ?? '', message: match[2] ?? '' };
}
