import type { IncomingMessage } from 'node:http';
import type { Operation } from '../../openapi/index.js';
import { RestError } from './rest-error.js';

const noBytes = Buffer.alloc(0);

/**
 * Reads a request's body, whose declared length has been checked before; an operation that has none gets no bytes.
 *
 * @throws RestError where the client goes away before its end.
 */
export function bodyOf(request: IncomingMessage, { requestBody }: Operation): Promise<Buffer> {
  if (requestBody === undefined) return Promise.resolve(noBytes);
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve(chunks.length === 1 ? (chunks[0] ?? noBytes) : Buffer.concat(chunks)));
    request.on('close', () => {
      if (!request.complete) reject(new RestError('Error.BadRequest', 'The request body ended too early.', 'Request'));
    });
  });
}
