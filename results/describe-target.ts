import type { TargetReport } from './report.js';

/** What was tested, beside its name: a service by how it is reached, an event handler by its URL. */
export function describeTarget({ subject, url, kind }: Pick<TargetReport, 'subject' | 'url' | 'kind'>): string {
  if (subject !== 'event handler') return kind;
  return url === undefined ? 'event handler' : `event handler at ${url}`;
}
