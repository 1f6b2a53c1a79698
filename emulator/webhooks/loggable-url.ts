/** A URL without its query, which holds an event handler's secret: `http://localhost:7071/events?…`. */
export function loggableUrl(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname}${search === '' ? '' : '?…'}`;
}
