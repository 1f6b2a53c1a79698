import { RestError } from './rest-error.js';
import type { RestAnswer } from './rest-answer.js';

/** What answers a readiness probe; a person who opens the endpoint in a browser reads it. */
export const readinessAnswer: RestAnswer = {
  status: 200,
  contentType: 'text/plain; charset=utf-8',
  body: 'The Socket.IO Serverless emulator is ready.\n',
  withoutVersions: true,
};

/** What answers a readiness probe, and a health request, of a node that is being shut down. */
export function notReady(): RestError {
  return new RestError('Error.ServiceUnavailable', 'The service is shutting down: send nothing new here.', 'Request');
}

const paths: ReadonlySet<string> = new Set(['/', '/api/health']);

/**
 * Whether a request asks only if the emulator is ready, as containers' health checks, Kubernetes and Testcontainers do by
 * GET, and others by HEAD. The contract has HEAD /api/health alone, so the rest is beside the OpenAPI document.
 *
 * @see RFC 9110, 9.3.2: HEAD answers as GET does, without the content.
 */
export function isReadinessProbe(method: string, rawPath: string): boolean {
  return (method === 'GET' && paths.has(rawPath)) || (method === 'HEAD' && rawPath === '/');
}
