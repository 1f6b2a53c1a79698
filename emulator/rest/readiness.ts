import type { RestAnswer } from './rest-answer.js';

/** What answers a readiness probe; a person who opens the endpoint in a browser reads it. */
export const readinessAnswer: RestAnswer = {
  status: 200,
  contentType: 'text/plain; charset=utf-8',
  body: 'The Socket.IO Serverless emulator is ready.\n',
  withoutVersions: true,
};

const paths: ReadonlySet<string> = new Set(['/', '/api/health']);

/**
 * Whether a request asks only if the emulator is ready, as containers' health checks, Kubernetes and Testcontainers do: by
 * GET. The contract has HEAD /api/health alone, so this is beside the OpenAPI document.
 */
export function isReadinessProbe(method: string, rawPath: string): boolean {
  return method === 'GET' && paths.has(rawPath);
}
