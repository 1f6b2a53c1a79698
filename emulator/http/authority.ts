const hostAndPort = /^(?:[\w.~-]+|\[[\da-f:.]+\])(?::\d*)?$/i;

/**
 * Whether a text is a host with or without a port, such as `localhost:8080` or `[::1]`, with which a URL can be made.
 *
 * @see RFC 9110, 7.2 "Host and :authority"; RFC 3986, 3.2.
 */
export function isAuthority(text: string): boolean {
  return hostAndPort.test(text) && URL.canParse(`http://${text}`);
}
