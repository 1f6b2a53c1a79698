/** A URL template without its query: `http://localhost:7071/{event}?…`. */
export function loggableTemplate(urlTemplate: string): string {
  return urlTemplate.replace(/\?.*$/s, '?…');
}

/** A URL without its query, which holds an event handler's secret: `http://localhost:7071/events?…`. */
export function loggableUrl(url: string): string {
  const { origin, pathname, search } = new URL(url);
  return `${origin}${pathname}${search === '' ? '' : '?…'}`;
}
