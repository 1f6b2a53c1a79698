const longest = 100;

/** A value as an error shows it: in quotes, and cut where it is long. */
export function shownValue(value: string): string {
  return JSON.stringify(value.length > longest ? `${value.slice(0, longest)}…` : value);
}
