import type { ServiceAnswer, ServiceRequest, ServiceUnderTest } from '../fixtures/index.js';

/** Calls an operation of a hub; its path goes on where the hub's ends. */
export type HubCall = (
  method: string,
  path: string,
  options?: Omit<ServiceRequest, 'method' | 'path'>,
) => Promise<ServiceAnswer>;

/**
 * Calls of one hub's operations as they are, right or wrong.
 *
 * @example await expectStatus(callsOf(service, hub('handler'))('HEAD', `/groups/${ns.group}`), 200)
 */
export function callsOf(service: ServiceUnderTest, hub: string): HubCall {
  return (method, path, options = {}) => service.request({ ...options, method, path: `/api/hubs/${hub}${path}` });
}
