export const urlTemplateRule = 'an http or https URL, in which {hub} and {event} may stand after the host';

const placeholder = /\{(hub|event)\}/gi;

/** Whether a text may be an event handler's URL template. */
export function isUrlTemplate(template: string): boolean {
  const expanded = template.replace(placeholder, 'x');
  if (/[{}]/.test(expanded) || !URL.canParse(expanded)) return false;
  const { protocol, host } = new URL(expanded);
  return /^https?:$/.test(protocol) && template.toLowerCase().includes(host);
}

/**
 * The URL of an event: the template with {hub} and {event} replaced by the URL-escaped names.
 *
 * @see howto-develop-eventhandler.md, "Event handler URL template".
 */
export function expandUrlTemplate(template: string, values: { hub: string; event: string }): string {
  return template.replace(placeholder, (_, name: string) =>
    encodeURIComponent(name.toLowerCase() === 'hub' ? values.hub : values.event),
  );
}
