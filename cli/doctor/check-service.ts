import { createServiceClient, type ServiceClient } from '../../client/index.js';
import type { ServiceConnection } from '../service-connection.js';
import type { Finding } from './finding.js';

/** How far a clock may be off before that is said. */
const warnSkewSeconds = 60;

/** Any hub and connection do: whether the key is accepted does not depend on them. */
const probePath = { hub: 'doctor', connectionId: 'doctor' };

const localHosts = ['localhost', '127.0.0.1', '[::1]', 'host.docker.internal'];

/**
 * Whether the service of a connection string is there, accepts its key, and has the same time as this machine.
 *
 * @param maxSkewSeconds how far a clock may be off before the service rejects tokens.
 */
export async function checkService(service: ServiceConnection, maxSkewSeconds: number): Promise<Finding[]> {
  const { endpoint, origin } = service;
  const subject = 'Service';
  const client = createServiceClient(service);
  const sentMs = Date.now();
  let health: Response;
  try {
    ({ response: health } = await client.HEAD('/api/health'));
  } catch (error) {
    const advice = 'Start it: npx socketio-serverless start. Or give another: --connection-string';
    return [{ level: 'fail', subject, text: `${endpoint}, ${origin}: ${(error as Error).message}`, advice }];
  }
  const receivedMs = Date.now();
  if (!health.ok) {
    const advice = 'See that the endpoint is that of a service, without a path.';
    return [
      { level: 'fail', subject, text: `${endpoint}, ${origin}: HEAD /api/health answers ${health.status}`, advice },
    ];
  }
  return [
    { level: 'ok', subject, text: `${endpoint} is ready, ${origin}` },
    ...checkScheme(endpoint),
    await checkKey(client),
    checkClock(health.headers.get('date'), { sentMs, receivedMs }, maxSkewSeconds),
  ];
}

function checkScheme(endpoint: string): Finding[] {
  const { protocol, hostname } = new URL(endpoint);
  if (protocol === 'https:' || localHosts.includes(hostname)) return [];
  const text = `${endpoint} is not encrypted, and no address of this machine: tokens can be read on the way.`;
  return [{ level: 'warn', subject: 'Service', text, advice: 'Use https where the service offers it.' }];
}

async function checkKey(client: ServiceClient): Promise<Finding> {
  const subject = 'Access key';
  const { response } = await client.HEAD('/api/hubs/{hub}/connections/{connectionId}', { params: { path: probePath } });
  if (response.status === 200 || response.status === 404) return { level: 'ok', subject, text: 'accepted' };
  return {
    level: 'fail',
    subject,
    text: `A signed request is answered ${response.status}${await rejectionReason(client)}`,
    advice: 'Take the connection string that the emulator printed at start, or that of the resource.',
  };
}

/** What the service says of the key, after a colon. The answer to a HEAD request has no body to say it in. */
async function rejectionReason(client: ServiceClient): Promise<string> {
  const path = { hub: probePath.hub, group: 'doctor' };
  const { error } = await client.GET('/api/hubs/{hub}/groups/{group}/connections', { params: { path } });
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? `: ${message}` : '.';
}

/**
 * Whether tokens that are made here are valid there.
 *
 * @param date the service's `Date` header.
 * @param asked when it was asked and when it answered, by this machine's time.
 * @param maxSkewSeconds how far a clock may be off before the service rejects tokens.
 */
export function checkClock(
  date: string | null,
  asked: { readonly sentMs: number; readonly receivedMs: number },
  maxSkewSeconds: number,
): Finding {
  const subject = 'Clock';
  const serviceMs = Date.parse(date ?? '');
  if (Number.isNaN(serviceMs)) return { level: 'warn', subject, text: 'The service does not say its time.' };
  const nearestMs = Math.min(Math.max(serviceMs, asked.sentMs), asked.receivedMs);
  const seconds = Math.round((nearestMs - serviceMs) / 1000);
  const skew = Math.abs(seconds);
  const text = `${skew} s ${seconds < 0 ? 'behind' : 'ahead of'} the service`;
  // The service tells whole seconds.
  if (skew <= 1) return { level: 'ok', subject, text: 'as the service' };
  if (skew <= Math.min(warnSkewSeconds, maxSkewSeconds)) return { level: 'ok', subject, text };
  const advice = 'Set the clock of this machine, or restart the container or virtual machine that the service runs in.';
  if (skew <= maxSkewSeconds) return { level: 'warn', subject, text: `${text}.`, advice };
  return {
    level: 'fail',
    subject,
    text: `${text}: tokens that are more than ${maxSkewSeconds} s off are rejected.`,
    advice,
  };
}
