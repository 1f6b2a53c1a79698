import { expect, it } from 'vitest';
import { requestedResource } from './requested-resource.js';

it.each([
  ['https://webpubsub.azure.com/.default', 'https://webpubsub.azure.com'],
  ['api://chat/.default', 'api://chat'],
  ['https://example.com//.default', 'https://example.com/'],
  ['openid api://chat/.default  offline_access', 'api://chat'],
])('reads the scope %j as the resource %j', (scope, resource) => {
  expect(requestedResource(new Map([['scope', scope]]))).toBe(resource);
});

it.each(['openid', '/.default', 'api://chat', 'api://chat/.default api://other/.default', 'api://chat/read'])(
  'rejects the scope %j',
  (scope) => {
    expect(() => requestedResource(new Map([['scope', scope]]))).toThrow(
      expect.objectContaining({ code: 'invalid_scope', message: expect.stringContaining(scope) as string }) as Error,
    );
  },
);

it('asks for a scope', () => {
  expect(() => requestedResource(new Map())).toThrow(expect.objectContaining({ code: 'invalid_request' }) as Error);
});
