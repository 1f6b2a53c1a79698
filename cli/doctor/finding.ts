/** What one check has found. */
export interface Finding {
  /** `fail`: it does not work like this. `warn`: it may not. */
  readonly level: 'ok' | 'warn' | 'fail';
  /** What was checked: `Port`. */
  readonly subject: string;
  readonly text: string;
  /** What to do. */
  readonly advice?: string;
}

const subjectWidth = 18;

/** A finding as a line, and what to do on the next one. */
export function findingText({ level, subject, text, advice }: Finding): string {
  const line = `${level.padEnd(4)}  ${subject.padEnd(subjectWidth)} ${text}`;
  return advice === undefined ? line : `${line}\n${' '.repeat(7 + subjectWidth)}→ ${advice}`;
}
