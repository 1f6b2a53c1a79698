import { expect, it } from 'vitest';
import { ServiceAddress } from './http/service-address.js';
import { makeIdentities } from './identities.js';
import type { Logger } from './log/event-log.js';
import { parseSettings } from './settings/parse-settings.js';

async function warningsOf(input: object): Promise<string[]> {
  const warnings: string[] = [];
  const log = { warn: (_: object, message: string) => warnings.push(message) } as unknown as Logger;
  const settings = parseSettings({ port: 0, ...input }, 'a test');
  await makeIdentities(settings, new ServiceAddress(settings), log);
  return warnings;
}

it.each([
  ['others reach the public secret', { host: '0.0.0.0', developmentIssuer: {} }, 1],
  ['only this machine does', { developmentIssuer: {} }, 0],
  [
    'the secret is one of its own',
    { host: '0.0.0.0', developmentIssuer: { applications: [{ id: 'a', secret: 'b' }] } },
    0,
  ],
  ['there is no development issuer', { host: '0.0.0.0' }, 0],
])('warns of a development issuer or not where %s', async (_, input, count) => {
  expect(await warningsOf(input)).toHaveLength(count);
});
