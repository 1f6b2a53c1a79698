import { expect, it } from 'vitest';
import { parseSettings } from '../settings/parse-settings.js';
import { serviceKeys } from './service-keys.js';

const settings = parseSettings({ accessKey: 'one', secondaryAccessKey: 'two' }, 'a test');

it('signs webhooks with the primary key first', () => {
  expect(serviceKeys(settings).accessKeys).toEqual(['one', 'two']);
});

it('accepts both access keys of backends, and its own key of clients too', () => {
  const { acceptedOfBackends, acceptedOfClients, clientTokenKey } = serviceKeys(settings);
  expect(acceptedOfBackends.map((key) => key.export().toString())).toEqual(['one', 'two']);
  expect(acceptedOfClients).toEqual([...acceptedOfBackends, clientTokenKey]);
});

it('accepts its own key alone where key tokens are denied', () => {
  const { acceptedOfBackends, acceptedOfClients, clientTokenKey } = serviceKeys({ ...settings, keyTokens: 'deny' });
  expect(acceptedOfBackends).toEqual([]);
  expect(acceptedOfClients).toEqual([clientTokenKey]);
});

it('has the same key of its own at every start', () => {
  expect(serviceKeys(settings).clientTokenKey.equals(serviceKeys(settings).clientTokenKey)).toBe(true);
});
