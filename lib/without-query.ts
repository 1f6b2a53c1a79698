/** A URL, or the template of one, without its query, which may hold a secret. */
export function withoutQuery(url: string): string {
  return url.split('?', 1).join('');
}
