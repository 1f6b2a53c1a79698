/** What to do about the URL of an event handler that answers so; undefined where the URL is not to blame. */
export function urlAdvice(status: number): string | undefined {
  if (status === 404) return 'Give the whole path of the event handler, such as /api/events/{event}.';
  if (status >= 300 && status < 400) return 'No service follows a redirect: give the URL that answers.';
  return undefined;
}
