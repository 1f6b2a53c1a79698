import { expect, it } from 'vitest';
import { readSchema, validateAgainstSchema } from './contract-validators.js';
import { capabilitiesOfHandler, declaredHandlerCapabilities, handlerCapabilities } from './handler-descriptor.js';

const definitions = readSchema('handler')['$defs'] as Readonly<Record<string, { readonly enum: readonly string[] }>>;

it('has the capabilities of the schema', () => {
  expect(definitions['capability']?.enum).toEqual([...declaredHandlerCapabilities]);
  expect(definitions['anyCapability']?.enum).toEqual([...handlerCapabilities]);
});

it('finds out what a descriptor shows', () => {
  const descriptor = {
    name: 'mine',
    hub: 'chat',
    origin: 'my.example',
    accessKeys: ['a', 'b'],
    identity: { issuer: { url: 'http://127.0.0.1:{port}' }, audience: 'api://mine' },
    namespaces: ['/', '/chat'],
    events: { echo: 'echo', empty: 'ping' },
    rejectedUser: 'mallory',
    capabilities: declaredHandlerCapabilities,
  };
  const allButOne = handlerCapabilities.filter((name) => name !== 'no-access-keys');
  expect(capabilitiesOfHandler(descriptor, 'https://my.example').toSorted()).toEqual(allButOne.toSorted());
  expect(capabilitiesOfHandler({ name: 'mine', hub: 'chat' }, 'http://localhost')).toEqual(['no-access-keys']);
});

it.each([
  [{ name: 'mine', hub: 'chat', url: 'http://localhost' }, 0],
  [{ name: 'mine', hub: 'chat' }, 3],
  [{ name: 'mine', hub: '1', url: 'http://localhost' }, 1],
  [{ name: 'mine', hub: 'chat', url: 'http://localhost', accessKeys: ['a', 'b', 'c'] }, 1],
])('judges %j', (descriptor, problems) => {
  expect(validateAgainstSchema('handler', descriptor)).toHaveLength(problems);
});
