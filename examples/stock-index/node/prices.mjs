/** Everybody gets this one. */
export const world = 'WORLD';

/** Each of these goes to the room of its name. */
export const symbols = ['NORTH', 'SOUTH', 'RIVER', 'COAST'];

const bases = { WORLD: 4200, NORTH: 980, SOUTH: 1730, RIVER: 312, COAST: 6450 };

/**
 * The value of an index at a second: waves and a little noise. It depends on nothing but the time, so that the app keeps
 * no state, and two of them publish the same.
 */
export function valueAt(symbol, second) {
  const base = bases[symbol];
  const slow = Math.sin(second / 47 + base);
  const fast = Math.sin(second / 11 + base * 2);
  const noise = Math.sin(second * 12.9898 + base) * 43758.5453;
  const change = 0.012 * slow + 0.004 * fast + 0.002 * (noise - Math.floor(noise));
  return Math.round(base * (1 + change) * 100) / 100;
}

/** The values of the minute that ends at a second, the oldest first. */
export function historyAt(symbol, second) {
  return Array.from({ length: 60 }, (_, index) => valueAt(symbol, second - 59 + index));
}
