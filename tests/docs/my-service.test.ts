import path from 'node:path';
import { expect, test } from 'vitest';
import { settingsFromSources } from '../../emulator/index.js';
import { launchSettings } from '../../fixtures/targets/hub-settings.js';
import { readDescriptor } from '../../fixtures/targets/read-descriptor.js';
import { parseConnectionString } from '../../protocol/index.js';

test('the settings of the guide make an emulator of what its descriptor describes', () => {
  const descriptor = readDescriptor(path.resolve('docs/examples/my-service.yaml'));
  const file = path.resolve('docs/examples/my-service-emulator.yaml');
  const settings = settingsFromSources({ file, environment: {}, flags: {} });
  const { endpoint, accessKey } = parseConnectionString(descriptor.connectionString ?? '');

  expect(settings).toMatchObject({ accessKey, secondaryAccessKey: descriptor.secondaryAccessKey });
  expect(`http://localhost:${settings.port}`).toBe(endpoint);
  // What the suite itself would tell a service that it launches.
  expect(settings.hubs).toMatchObject(
    launchSettings(descriptor, { eventHandlerUrl: descriptor.eventHandler.url }).hubs,
  );
});
