export const urlTemplateRule =
  'an http or https URL without user and password, in which {hub} and {event} may stand after the host';

/** What stands for a name in a URL template. */
export const urlPlaceholder = /\{(hub|event)\}/gi;

const schemeAndHost = /^https?:\/\/[^/?#\\{}@]+(?=[/?#]|$)/i;

/** Whether a text may be an event handler's URL template. */
export function isUrlTemplate(template: string): boolean {
  const expanded = template.replace(urlPlaceholder, 'x');
  return schemeAndHost.test(template) && !/[{}]/.test(expanded) && URL.canParse(expanded);
}
