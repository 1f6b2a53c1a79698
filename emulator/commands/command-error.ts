/** A command that is beyond a limit: nothing was changed. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}
