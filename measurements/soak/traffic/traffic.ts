/** One kind of use, for the time of the soak. */
export interface Traffic {
  readonly name: string;
  /**
   * Goes on until the time is over, and says what it counted.
   *
   * @throws Error where anything was lost, doubled, reordered or refused.
   */
  run(seconds: number): Promise<string>;
}
