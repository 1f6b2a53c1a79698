/** What is wrong with an app, in one message for its developer: what, the value seen, what was expected, what to do. */
export class FunctionsAppError extends Error {
  override readonly name = 'FunctionsAppError';
}
