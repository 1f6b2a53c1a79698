import { expect, it } from 'vitest';
import { loadVectors } from '../../specs/vectors.js';
import { isClientAudience, isRestAudience } from './audience.js';

const endpoint = 'http://localhost:8080';
const hub = 'chat';

function fillIn(template: string): string {
  return template
    .replaceAll('{endpoint}', endpoint)
    .replaceAll('{host}', new URL(endpoint).host)
    .replaceAll('{hub}', hub)
    .replaceAll('{HUB}', hub.toUpperCase());
}

it.each(loadVectors('tokens').rows)('judges the audience of $name', ({ door, url, aud, accepted }) => {
  const [rawPath = ''] = fillIn(url).slice(endpoint.length).split('?');
  const isAudience = door === 'client' ? isClientAudience : isRestAudience;
  expect(isAudience(fillIn(aud), { hosts: ['other:1', 'localhost:8080'], rawPath })).toBe(accepted);
});

it.each([
  ['a query', 'http://localhost:8080/clients/socketio/hubs/chat?x=1'],
  ['two trailing slashes', 'http://localhost:8080/clients/socketio/hubs/chat//'],
  ['user information', 'http://localhost:8080@evil.example/clients/socketio/hubs/chat'],
  ['another port', 'http://localhost:8081/clients/socketio/hubs/chat'],
  ['no scheme', '//localhost:8080/clients/socketio/hubs/chat'],
])('refuses a client audience with %s', (_, audience) => {
  expect(isClientAudience(audience, { hosts: ['localhost:8080'], rawPath: '/clients/socketio/hubs/chat' })).toBe(false);
});

it.each([
  ['/clients/socketio/hubs/a%60b/', 'a`b', true],
  ['/clients/socketio/hubs/a%60b', 'a%60b', true],
  ['/clients/socketio/hubs/a`b', 'a`b', true],
  ['/clients/socketio/hubs/a%2560b', 'a`b', false],
  ['/clients/socketio/hubs/%zz', '%zz', true],
])('judges what is sent to %s with an audience for the hub %s', (rawPath, name, accepted) => {
  const audience = `http://localhost:8080/clients/socketio/hubs/${name}`;
  expect(isClientAudience(audience, { hosts: ['localhost:8080'], rawPath })).toBe(accepted);
});

it('compares a path that cannot be decoded as it is', () => {
  const requested = { hosts: ['localhost:8080'], rawPath: '/api/hubs/%zz/:send' };
  expect(isRestAudience('http://localhost:8080/api/hubs/%zz/:send', requested)).toBe(true);
});

it('refuses every audience where no host is known', () => {
  expect(isRestAudience(`${endpoint}/api/health`, { hosts: [], rawPath: '/api/health' })).toBe(false);
});
