import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { findAccessProblem, type PageAccess, type RestrictedPage } from './local-access.js';

interface Caller {
  readonly from?: string;
  readonly host?: string;
  readonly origin?: string;
  readonly site?: string;
  readonly mode?: string;
  readonly dest?: string;
}

function request({ from = '127.0.0.1', host = 'localhost:8080', origin, site, mode, dest }: Caller): IncomingMessage {
  const headers = {
    host,
    origin,
    'sec-fetch-site': site,
    'sec-fetch-mode': mode,
    'sec-fetch-dest': dest,
  };
  return { headers, socket: { remoteAddress: from } } as unknown as IncomingMessage;
}

function page(access: PageAccess): RestrictedPage {
  return { name: 'inspector', access, flag: '--inspector' };
}

describe('with access loopback', () => {
  it.each<[string, Caller]>([
    ['this machine', {}],
    ['this machine by IPv6', { from: '::1', host: '[::1]:8080' }],
    ['this machine by IPv4 in IPv6', { from: '::ffff:127.0.0.1', host: '127.0.0.1:8080' }],
    ['a name below localhost', { host: 'app.localhost:8080' }],
    ['its own page', { origin: 'http://localhost:8080', site: 'same-origin' }],
    ['its own page by https', { host: 'localhost', origin: 'https://localhost' }],
    ['a link of another page', { site: 'cross-site', mode: 'navigate', dest: 'document' }],
    ['the address bar', { site: 'none', mode: 'navigate', dest: 'document' }],
  ])('lets %s in', (_, caller) => {
    expect(findAccessProblem(request(caller), page('loopback'))).toBeUndefined();
  });

  it.each<[string, Caller, string]>([
    ['another machine', { from: '172.17.0.1' }, 'for this machine only'],
    ['a name that resolves to this machine', { host: 'rebound.example:8080' }, 'sent to "rebound.example:8080"'],
    ['a name that begins like this machine', { host: 'localhost.example' }, 'sent to "localhost.example"'],
    ['no name', { host: '' }, 'sent to ""'],
    ['a page of another origin', { origin: 'http://evil.example' }, 'a page of "http://evil.example"'],
    ['a page of another port', { origin: 'http://localhost:3000' }, 'a page of "http://localhost:3000"'],
    ['a page without an origin', { origin: 'null' }, 'a page of "null"'],
    ['a script of another page', { site: 'cross-site', mode: 'no-cors', dest: 'script' }, 'from a cross-site one'],
    ['a frame of another page', { site: 'cross-site', mode: 'navigate', dest: 'iframe' }, 'from a cross-site one'],
  ])('rejects %s', (_, caller, reason) => {
    expect(findAccessProblem(request(caller), page('loopback'))).toContain(reason);
  });
});

describe('with access anyone', () => {
  it('lets other machines in, by any name', () => {
    expect(findAccessProblem(request({ from: '172.17.0.1', host: 'emulator:8080' }), page('anyone'))).toBeUndefined();
  });

  it('rejects pages of other origins all the same', () => {
    const caller = { from: '172.17.0.1', host: 'emulator:8080', origin: 'http://evil.example' };
    expect(findAccessProblem(request(caller), page('anyone'))).toContain('a page of "http://evil.example"');
  });
});
