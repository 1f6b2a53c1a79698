// Enough for "expected … received …" of an assertion.
const maxLines = 6;

/** The first lines of a scenario's error that say something, and its place; not the source around that. */
export function errorSummary(error: string): string {
  const lines = error.split('\n').filter((line) => line.trim() !== '');
  const place = lines.findIndex((line) => /^at \S.*:\d+:\d+$/.test(line));
  if (place === -1) return lines.slice(0, maxLines).join('\n');
  return [...lines.slice(0, Math.min(place, maxLines)), lines[place]].join('\n');
}
