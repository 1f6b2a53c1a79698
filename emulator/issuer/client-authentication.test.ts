import { expect, it } from 'vitest';
import { authenticateClient } from './client-authentication.js';

const applications = [
  { id: 'first', secret: 'one', roles: [] },
  { id: 'a:b', secret: 'p&q +%', roles: [] },
];

function authenticate(form: Readonly<Record<string, string>>, authorization?: string): string {
  return authenticateClient(applications, new Map(Object.entries(form)), authorization).id;
}

function basic(text: string): string {
  return `Basic ${Buffer.from(text).toString('base64')}`;
}

it.each([
  ['an id and secret in the form', { client_id: 'first', client_secret: 'one' }, undefined, 'first'],
  ['an id in another letter case', { client_id: 'FIRST', client_secret: 'one' }, undefined, 'first'],
  ['an id and secret in the header', {}, basic('first:one'), 'first'],
  ['an id and secret in the header, percent-encoded', {}, basic('a%3Ab:p%26q+%2B%25'), 'a:b'],
  ['the id in both places', { client_id: 'first' }, basic('first:one'), 'first'],
])('knows an application by %s', (_, form, authorization, id) => {
  expect(authenticate(form, authorization)).toBe(id);
});

it.each([
  ['an unknown id', { client_id: 'other', client_secret: 'one' }, undefined, 'invalid_client', 'expected "first" or'],
  ['a wrong secret', { client_id: 'first', client_secret: 'two' }, undefined, 'invalid_client', 'is wrong'],
  ['no secret', { client_id: 'first' }, undefined, 'invalid_client', 'has no client_secret'],
  ['an assertion', { client_id: 'first', client_assertion: 'x' }, undefined, 'invalid_client', 'a client_assertion'],
  ['no id', { client_secret: 'one' }, undefined, 'invalid_request', 'has no client_id'],
  ['two secrets', { client_secret: 'one' }, basic('first:one'), 'invalid_request', 'both in the form and'],
  ['two ids', { client_id: 'a:b' }, basic('first:one'), 'invalid_request', 'both in the form and'],
  ['a header without a colon', {}, basic('first'), 'invalid_client', 'of the form id:secret'],
  ['a header of another scheme', {}, 'Bearer x', 'invalid_client', 'no "Basic" credentials'],
])('rejects %s', (_, form, authorization, code, message) => {
  expect(() => authenticate(form, authorization)).toThrow(
    expect.objectContaining({ code, message: expect.stringContaining(message) as string }) as Error,
  );
});

it('never shows a secret', () => {
  const form = { client_id: 'first', client_secret: 'a secret of somebody' };
  expect(() => authenticate(form)).not.toThrow('a secret of somebody');
});
