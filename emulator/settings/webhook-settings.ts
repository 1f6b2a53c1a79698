import * as z from 'zod';
import { milliseconds } from './milliseconds.js';
import { isOrigin, originRule } from './text-rules.js';

/** How event handlers are called. */
export const webhookSettings = z.strictObject({
  origin: z
    .string()
    .refine(isOrigin, { error: `must be ${originRule}` })
    .optional()
    .describe('WebHook-Request-Origin; by default the host of the endpoint, without port'),
  timeoutMs: milliseconds
    .default(100_000)
    .describe('How long a handler may take, with all tries, until its response headers; its body has as long again'),
  retryDelaysMs: z
    .array(z.int().min(0).max(3_600_000))
    .max(10)
    .default([1000, 3000, 5000])
    .describe('Waits before each retry after 408, 5xx or a network failure'),
  maxConcurrentRequests: z
    .int()
    .min(2)
    .max(65_535)
    .default(500)
    .describe('How many requests an event handler gets at once; others wait. A server on Node.js accepts 511 at once'),
  maxWaitingRequests: z
    .int()
    .min(1)
    .default(50_000)
    .describe('How many events may wait for an event handler; beyond, a CONNECT is answered with CONNECT_ERROR'),
  caFile: z.string().min(1).optional().describe('Certificates to trust for https event handlers, in PEM'),
  http2: z.boolean().default(false).describe('Whether event handlers may be called over HTTP/2'),
  onFailure: z
    .enum(['close', 'ignore'])
    .default('close')
    .describe('What an event that its handler fails, or that has no handler, does to the connection'),
});
