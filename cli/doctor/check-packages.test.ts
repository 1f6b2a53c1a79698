import { expect, it } from 'vitest';
import { checkPackage, checkPackages } from './check-packages.js';

it.each([
  ['@azure/web-pubsub', '^1.2.0', '1.3.0', 'ok'],
  ['@azure/web-pubsub', '^1.2.0', '1.1.9', 'warn'],
  ['@azure/web-pubsub', '^1.2.0', '2.0.0', 'warn'],
  ['socket.io-client-4.0', 'npm:socket.io-client@4.0', '4.0.2', 'ok'],
  ['socket.io-client-4.0', 'npm:socket.io-client@4.0', '4.7.5', 'warn'],
  ['testcontainers', '^11.9.0', undefined, 'ok'],
])('%s of the range %s in the version %s is %s', (name, range, version, level) => {
  expect(checkPackage(name, range, version)).toMatchObject({ level });
});

it('says how to install another version, and what needs one that is missing', () => {
  expect(checkPackage('@playwright/test', '^1.65.1', '1.40.0').advice).toBe(
    'npm install --save-dev @playwright/test@1.65.1',
  );
  expect(checkPackage('@playwright/test', '^1.65.1', undefined).text).toBe(
    '@playwright/test is not installed. Only needed for: test, check-handler.',
  );
});

it('finds what is installed here', () => {
  const texts = checkPackages().map(({ text }) => text);
  expect(texts).toContainEqual(expect.stringMatching(/^@playwright\/test \d+\.\d+\.\d+$/));
});
