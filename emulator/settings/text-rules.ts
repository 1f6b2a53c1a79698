const schemeAndAuthority = /^https?:\/\/[^/?#\\@\s]+\/?$/i;
// eslint-disable-next-line no-control-regex -- Control characters are what it looks for.
const separatorOrControl = /[;\u0000-\u001f\u007f]/;
const headerText = /^[!-~](?:[ -~]*[!-~])?$/;

export const endpointRule = 'an http or https URL of a host, with or without a port, and nothing more';

/** Whether a text may be where the service says that it is: tokens and links begin with it. */
export function isEndpoint(text: string): boolean {
  return schemeAndAuthority.test(text) && URL.canParse(text);
}

export const accessKeyRule =
  'without ; and control characters, and without white space at its ends, since connection strings hold it';

/** Whether a text may be an access key: a connection string that holds it can be read back. */
export function isAccessKey(text: string): boolean {
  return !separatorOrControl.test(text) && text.trim() === text;
}

export const originRule = 'printable ASCII without white space at its ends, since a header holds it';

/** Whether a text may be the origin that event handlers are told. */
export function isOrigin(text: string): boolean {
  return headerText.test(text);
}
