import { expect, it } from 'vitest';
import { ServiceAddress } from './service-address.js';
import { parseSettings } from '../settings/parse-settings.js';
import type { SettingsInput } from '../settings/settings.js';

function address(settings: SettingsInput): ServiceAddress {
  return new ServiceAddress(parseSettings(settings, 'a test'));
}

it.each<[SettingsInput, string, string]>([
  [{}, 'http://localhost:8080', 'localhost'],
  [{ host: '0.0.0.0', port: 1 }, 'http://localhost:1', 'localhost'],
  [{ host: '::', port: 1 }, 'http://localhost:1', 'localhost'],
  [{ host: '192.0.2.1', port: 80 }, 'http://192.0.2.1', '192.0.2.1'],
  [{ host: '2001:db8::1', port: 1 }, 'http://[2001:db8::1]:1', '[2001:db8::1]'],
  [{ tls: { generate: true } }, 'https://localhost:8080', 'localhost'],
  [{ endpoint: 'https://a.example/' }, 'https://a.example', 'a.example'],
  [{ endpoint: 'http://A.example:8080' }, 'http://a.example:8080', 'a.example'],
])('names the service of %j', (settings, endpoint, hostName) => {
  expect(address(settings).endpoint).toBe(endpoint);
  expect(address(settings).hostName).toBe(hostName);
});

it('names the port once it is known', () => {
  const service = address({ port: 0 });
  service.listeningOn(4321);
  expect(service.endpoint).toBe('http://localhost:4321');
});

it('keeps a configured endpoint whatever the port', () => {
  const service = address({ endpoint: 'http://a.example', port: 0 });
  service.listeningOn(4321);
  expect(service.endpoint).toBe('http://a.example');
});

it('counts its own host and the one that was asked for as hosts of audiences', () => {
  expect(address({}).hosts('127.0.0.1:8080')).toEqual(['localhost:8080', '127.0.0.1:8080']);
  expect(address({}).hosts(undefined)).toEqual(['localhost:8080']);
});

it('makes links with the host that was asked for', () => {
  expect(address({ tls: { generate: true } }).baseUrl('a.example:1')).toBe('https://a.example:1');
  expect(address({}).baseUrl(undefined)).toBe('http://localhost:8080');
});

it.each(['', 'localhost:99999', 'evil.example/x'])(
  'keeps to its endpoint where the host that was asked for is %j',
  (host) => {
    expect(address({}).hosts(host)).toEqual(['localhost:8080']);
    expect(address({}).baseUrl(host)).toBe('http://localhost:8080');
  },
);
