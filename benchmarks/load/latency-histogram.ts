const binMs = 0.02;
const bins = 500_000;

/** Millions of durations in bins of 20 µs, up to 10 s. */
export class LatencyHistogram {
  readonly #counts = new Uint32Array(bins);
  #count = 0;

  add(ms: number): void {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor(ms / binMs)));
    this.#counts[bin] = (this.#counts[bin] ?? 0) + 1;
    this.#count += 1;
  }

  get count(): number {
    return this.#count;
  }

  /** The duration in milliseconds that this share of all did not exceed. */
  percentile(share: number): number {
    if (this.#count === 0) throw new Error('There is no percentile of no durations.');
    let seen = 0;
    for (let bin = 0; bin < bins; bin += 1) {
      seen += this.#counts[bin] ?? 0;
      if (seen >= share * this.#count) return (bin + 1) * binMs;
    }
    return bins * binMs;
  }
}
