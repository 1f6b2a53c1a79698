import type { ServiceRequest, TestNamespace } from '../../fixtures/index.js';

/** A send to everybody in a namespace, which lacks nothing but its token. */
export function sendRequest(hubName: string, ns: TestNamespace): ServiceRequest {
  return {
    method: 'POST',
    path: `/api/hubs/${hubName}/groups/${ns.group}/:send`,
    headers: { 'Content-Type': 'text/plain' },
    body: ns.event('news'),
  };
}
