import type { CookieJar } from 'tough-cookie';

/** The cookies that event handlers set for one connection. */
export class HandlerCookies {
  #jar: CookieJar | undefined;

  /** The `Cookie` header for a URL; empty where it has none. */
  header(url: string): string {
    return this.#jar?.getCookieStringSync(url) ?? '';
  }

  /** Keeps what an answer from this URL sets. What is not allowed is left out. */
  async keep(setCookie: readonly string[], url: string): Promise<void> {
    // Loaded where it is needed: most handlers set none.
    const { CookieJar } = await import('tough-cookie');
    this.#jar ??= new CookieJar();
    for (const cookie of setCookie) this.#jar.setCookieSync(cookie, url, { ignoreError: true });
  }
}
