// Enough for "expected … received …" of an assertion.
const mostLines = 6;

/** The first lines of a scenario's error that say something. */
export function errorSummary(error: string): string {
  const lines = error.split('\n').filter((line) => line.trim() !== '');
  return lines.slice(0, mostLines).join('\n');
}
