import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { useOriginForm } from './request-target.js';

function originForm(url: string | undefined): { readonly url: string | undefined; readonly host: string | undefined } {
  const request = { url, headers: { host: 'header' } } as unknown as IncomingMessage;
  useOriginForm(request);
  return { url: request.url, host: request.headers.host };
}

it.each([
  ['http://localhost:1/api/health', '/api/health', 'localhost:1'],
  ['HTTPS://a.example/x?y=/z', '/x?y=/z', 'a.example'],
  ['http://[::1]:80/x', '/x', '[::1]:80'],
  ['http://a.example', '/', 'a.example'],
  ['http://a.example?x', '/?x', 'a.example'],
  ['http:///x', '/x', ''],
  ['http://a/http://b/x', '/http://b/x', 'a'],
])('strips scheme and authority of %s once', (target, url, host) => {
  expect(originForm(target)).toEqual({ url, host });
});

it.each([undefined, '', '/', '*', '/x', '//a/x', '/http://a/x', 'ftp://a/x', 'a:80'])('leaves %j as it is', (url) => {
  expect(originForm(url)).toEqual({ url, host: 'header' });
});
