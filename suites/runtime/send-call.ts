import type { ServiceAnswer, ServiceRequest, ServiceUnderTest } from '../../fixtures/index.js';
import { callsOf } from '../hub-calls.js';

/** A send to a group, right or wrong: `text/plain` and a packet that no client listens for, unless it says otherwise. */
export async function sendCall(
  service: ServiceUnderTest,
  hub: string,
  group: string,
  options: Omit<ServiceRequest, 'method' | 'path'> = {},
): Promise<ServiceAnswer> {
  return callsOf(service, hub)('POST', `/groups/${encodeURIComponent(group)}/:send`, {
    headers: { 'Content-Type': 'text/plain' },
    body: '42["unheard"]',
    ...options,
  });
}
