import { expect, it } from 'vitest';
import { checkProxy } from './check-proxy.js';

const proxy = 'http://user:secret@proxy:3128';

it.each([
  [{}, 'ok', undefined],
  [{ HTTP_PROXY: '' }, 'ok', undefined],
  [{ HTTP_PROXY: proxy, NO_PROXY: 'localhost, 127.0.0.1' }, 'ok', undefined],
  [{ https_proxy: proxy, no_proxy: '*' }, 'ok', undefined],
  [{ HTTP_PROXY: proxy }, 'warn', 'export NO_PROXY=localhost,127.0.0.1'],
  [{ http_proxy: proxy, NO_PROXY: 'localhost,example.org' }, 'warn', 'export NO_PROXY=localhost,example.org,127.0.0.1'],
])('judges %j as %s', (environment, level, advice) => {
  const finding = checkProxy(environment);
  expect(finding).toMatchObject({ level, ...(advice !== undefined && { advice }) });
  expect(JSON.stringify(finding)).not.toContain('secret');
});
