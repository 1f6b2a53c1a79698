import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { packageFile } from '../../specs/package-file.js';

/** The page, as the build made it: one file with its styles and its script. */
export class InspectorPage {
  #html: string | undefined;
  #policy = '';

  /** Answers with the page, which nothing may be loaded into, and no other page may show in a frame. */
  answer(response: ServerResponse): void {
    const html = this.#read();
    response
      .writeHead(200, {
        'content-type': 'text/html; charset=utf-8',
        'content-length': Buffer.byteLength(html),
        'content-security-policy': this.#policy,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
      })
      .end(html);
  }

  #read(): string {
    if (this.#html === undefined) {
      this.#html = readFileSync(packageFile('dist/emulator/inspector/page.html'), 'utf8');
      const hashes = (tag: string): string =>
        [...(this.#html ?? '').matchAll(new RegExp(`<${tag}>([^]*?)</${tag}>`, 'g'))]
          .map(([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`)
          .join(' ');
      this.#policy = `default-src 'none'; script-src ${hashes('script')}; style-src ${hashes('style')}; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
    }
    return this.#html;
  }
}
