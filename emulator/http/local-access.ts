import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';
import type { Settings } from '../settings/settings.js';

/** Who may open a page: browsers of this machine by the name localhost, or anyone. */
export type PageAccess = Exclude<Settings['inspector'], 'off'>;

/** A page that the emulator has beside the contract. */
export interface RestrictedPage {
  /** As a message names it: `inspector`. */
  readonly name: string;
  readonly access: PageAccess;
  /** The flag that sets the access. */
  readonly flag: string;
}

/**
 * Says why a request may not see a page; undefined where it may. Any page that a developer opens can send requests to
 * localhost, and by a name of its own that resolves to it: so the request must come from this machine, name it, and come from
 * no page of another origin.
 */
export function findAccessProblem(
  { headers, socket }: IncomingMessage,
  { name, access, flag }: RestrictedPage,
): string | undefined {
  const { host = '', origin } = headers;
  if (access === 'loopback') {
    if (!isLoopback(socket.remoteAddress ?? '')) {
      return `The ${name} is for this machine only, and the request came from ${socket.remoteAddress}. Start the emulator with ${flag} anyone to open it to others.`;
    }
    if (!isLocalName(host)) {
      return `The ${name} is at localhost only, and the request was sent to ${JSON.stringify(host)}. Start the emulator with ${flag} anyone to open it by other names.`;
    }
  }
  if (origin !== undefined && hostOf(origin) !== host.toLowerCase()) {
    return `The ${name} is for its own pages only, and the request came from a page of ${JSON.stringify(origin)}.`;
  }
  const site = headers['sec-fetch-site'];
  const isOwnPage = site === undefined || site === 'same-origin' || site === 'none';
  return isOwnPage || isNavigation(headers)
    ? undefined
    : `The ${name} is for its own pages only, and the request came from a ${site} one.`;
}

/** Whether a link was followed: what comes of it is shown to the person, and not to the page that had the link. */
function isNavigation(headers: IncomingMessage['headers']): boolean {
  return headers['sec-fetch-mode'] === 'navigate' && headers['sec-fetch-dest'] === 'document';
}

function isLoopback(address: string): boolean {
  const plain = address.replace(/^::ffff:/i, '');
  return plain === '::1' || (isIP(plain) === 4 && plain.startsWith('127.'));
}

function isLocalName(host: string): boolean {
  const name = hostOf(`http://${host}`)?.replace(/:\d+$/, '') ?? '';
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '[::1]' || (isIP(name) === 4 && isLoopback(name))
  );
}

/** In lower case, with its port where that is not the scheme's own; undefined where it is no URL. */
function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host.toLowerCase() : undefined;
}
