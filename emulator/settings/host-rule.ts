import { isIP } from 'node:net';

export const hostRule = 'an IP address or a host name';

const hostName = /^(?=.{1,253}$)[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*\.?$/i;

/** Whether a text is something to listen on that a URL can name. */
export function isHost(text: string): boolean {
  const named = isIP(text) === 6 ? `[${text}]` : text;
  return (isIP(text) !== 0 || hostName.test(text)) && URL.canParse(`http://${named}/`);
}
