/** What was asked cannot be done or answered now, and may be later. It may have been done all the same. */
export class UnavailableError extends Error {
  override readonly name = 'UnavailableError';
}
