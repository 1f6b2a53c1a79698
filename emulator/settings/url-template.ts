export const urlTemplateRule = 'an http or https URL, in which {hub} and {event} may stand after the host';

const placeholder = /\{(hub|event)\}/gi;
const schemeAndHost = /^https?:\/\/[^/?#\\{}]+(?=[/?#]|$)/i;

/** Whether a text may be an event handler's URL template. */
export function isUrlTemplate(template: string): boolean {
  const expanded = template.replace(placeholder, 'x');
  return schemeAndHost.test(template) && !/[{}]/.test(expanded) && URL.canParse(expanded);
}

/**
 * The URL of an event: the template with {hub} and {event} replaced by the URL-escaped names.
 *
 * @see howto-develop-eventhandler.md, "Event handler URL template".
 */
export function expandUrlTemplate(template: string, values: { hub: string; event: string }): string {
  return template.replace(placeholder, (_, name: string) =>
    escapeName(name.toLowerCase() === 'hub' ? values.hub : values.event),
  );
}

/** An unpaired surrogate, which a JSON escape can hold, has no UTF-8 bytes: it becomes U+FFFD, as it does in headers. */
function escapeName(name: string): string {
  return encodeURIComponent(Buffer.from(name, 'utf8').toString('utf8'));
}
