/** What became of numbered messages: the numbers, in ascending order. */
export interface Tally {
  readonly lost: readonly number[];
  readonly doubled: readonly number[];
  /** Those that came after a later one. */
  readonly reordered: readonly number[];
}

/**
 * @param sent each number once, ascending.
 * @param received in the order of arrival.
 */
export function tally(sent: readonly number[], received: readonly number[]): Tally {
  const first = [...new Set(received)];
  const doubled = received.filter((number, index) => received.indexOf(number) < index);
  let latest = -Infinity;
  const reordered = first.filter((number) => {
    const isLate = number < latest;
    latest = Math.max(latest, number);
    return isLate;
  });
  const known = new Set(received);
  return {
    lost: sent.filter((number) => !known.has(number)),
    doubled: ascending(doubled),
    reordered: ascending(reordered),
  };
}

/** How many messages each of several connections has: half of them the first, and the others equal shares of the rest. */
export function shares(total: number, connections: number): readonly number[] {
  const each = Math.floor(total / 2 / (connections - 1));
  return [total - each * (connections - 1), ...Array.from({ length: connections - 1 }, () => each)];
}

function ascending(numbers: readonly number[]): number[] {
  return [...new Set(numbers)].sort((a, b) => a - b);
}
