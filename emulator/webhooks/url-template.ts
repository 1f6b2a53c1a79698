import { urlPlaceholder } from '../settings/url-template-rule.js';

const dotSegment = /^(?:\.|%2e){1,2}$/i;
// Tabs and line ends anywhere, and spaces at the end.
const droppedByUrls = /[\t\n\r]| +$/g;

/**
 * The URL of an event: the template with {hub} and {event} replaced by the URL-escaped names.
 *
 * @see howto-develop-eventhandler.md, "Event handler URL template".
 */
export function expandUrlTemplate(template: string, values: { hub: string; event: string }): string {
  return template.replace(urlPlaceholder, (_, name: string) =>
    escapeName(name.toLowerCase() === 'hub' ? values.hub : values.event),
  );
}

/**
 * Whether a name would make a segment of the template's path a dot segment, which URLs drop with or without the segment
 * before it: the event `..` would be posted to another path than the template's. Escaping cannot help, since `%2E` counts
 * as a dot too.
 *
 * @see WHATWG URL, "double-dot URL path segment".
 */
export function leavesTemplatePath(template: string, values: { hub: string; event: string }): boolean {
  const [path = ''] = template.replace(droppedByUrls, '').split(/[?#]/, 1);
  return path.split(/[/\\]/).some((segment) => {
    const expanded = expandUrlTemplate(segment, values);
    return expanded !== segment && dotSegment.test(expanded);
  });
}

/** An unpaired surrogate, which a JSON escape can hold, has no UTF-8 bytes: it becomes U+FFFD, as it does in headers. */
function escapeName(name: string): string {
  return encodeURIComponent(Buffer.from(name, 'utf8').toString('utf8'));
}
