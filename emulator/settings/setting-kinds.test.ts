import { expect, it } from 'vitest';
import { environmentSettings } from './environment-variables.js';
import { objectSettings, settingNames, textSettings } from './setting-kinds.js';

it('tells texts from what has to be parsed', () => {
  expect([...textSettings].sort()).toEqual([
    'accessKey',
    'endpoint',
    'host',
    'inspector',
    'keyTokens',
    'logFormat',
    'logLevel',
    'metrics',
    'secondaryAccessKey',
    'unreadableSends',
  ]);
});

it('knows which settings are merged member by member', () => {
  expect([...objectSettings].sort()).toEqual(['developmentIssuer', 'engine', 'identity', 'webhooks']);
});

it('has a variable for each setting', () => {
  expect(environmentSettings).toMatchObject({ PORT: 'port', SECONDARY_ACCESS_KEY: 'secondaryAccessKey' });
  expect(Object.values(environmentSettings)).toEqual(settingNames);
});
