import type { Cookie, CookieJar } from 'tough-cookie';

/** As many as a browser has to keep of one domain: RFC 6265, 6.1 "Limits". They go with each event. */
export const maxCookies = 50;
/** Of name, value and attributes: RFC 6265, 6.1. */
export const maxCookieBytes = 4096;

/** The cookies that event handlers set for one connection. */
export class HandlerCookies {
  #jar: CookieJar | undefined;
  /** By what tells one cookie from another, in the order in which they were set. */
  readonly #kept = new Map<string, Cookie>();

  /** The `Cookie` header for a URL; empty where it has none. */
  header(url: string): string {
    return this.#jar?.getCookieStringSync(url) ?? '';
  }

  /** Keeps what an answer from this URL sets. What is not allowed, or too long, is left out; of too many the oldest go. */
  async keep(setCookie: readonly string[], url: string): Promise<void> {
    // Loaded where it is needed: most handlers set none.
    const { CookieJar } = await import('tough-cookie');
    const jar = (this.#jar ??= new CookieJar());
    for (const text of setCookie) {
      if (Buffer.byteLength(text) > maxCookieBytes) continue;
      const cookie = jar.setCookieSync(text, url, { ignoreError: true });
      if (cookie !== undefined) this.#count(cookie, jar);
    }
  }

  #count(cookie: Cookie, { store }: CookieJar): void {
    const id = JSON.stringify([cookie.domain, cookie.path, cookie.key]);
    this.#kept.delete(id);
    this.#kept.set(id, cookie);
    const [oldest] = this.#kept;
    if (oldest === undefined || this.#kept.size <= maxCookies) return;
    const [oldestId, { domain, path, key }] = oldest;
    this.#kept.delete(oldestId);
    void store.removeCookie(domain, path, key);
  }
}
