/** Why a request failed: `fetch` hides it in the cause of its error, and a connection to several addresses has several errors. */
export function failureText(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error instanceof AggregateError && error.errors.length > 0) return failureText(error.errors[0]);
  if (error.cause !== undefined) return failureText(error.cause);
  return error.message === '' ? ((error as NodeJS.ErrnoException).code ?? 'unknown error') : error.message;
}
