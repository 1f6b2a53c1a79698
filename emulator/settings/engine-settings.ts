import * as z from 'zod';
import { milliseconds } from './milliseconds.js';

/** How connections of clients are kept, and what each may hold. */
export const engineSettings = z.strictObject({
  pingIntervalMs: milliseconds.default(25_000).describe('How often a client is asked whether it is still there'),
  pingTimeoutMs: milliseconds.default(20_000).describe('How long it may take to answer that'),
  maxPayloadBytes: z.int().min(1).default(1_000_000).describe('The longest message of a client'),
  connectTimeoutMs: milliseconds
    .default(45_000)
    .describe('How long a connection may be without a namespace before it is closed'),
  maxPendingEvents: z
    .int()
    .min(1)
    .default(1000)
    .describe('How many events of a connection may wait for the one before; beyond, its client is read more slowly'),
  maxPendingBytes: z
    .int()
    .min(1)
    .default(16 * 1024 * 1024)
    .describe(
      'How many bytes the waiting events, and an unfinished one, may have; beyond, its client is read more slowly',
    ),
  maxNamespaces: z
    .int()
    .min(1)
    .default(1000)
    .describe('How many namespaces a connection may be in, at some 3 KB each; a CONNECT beyond gets CONNECT_ERROR'),
  maxGroups: z
    .int()
    .min(1)
    .default(10_000)
    .describe('How many groups a connection may be in to be added to more, at some 200 bytes each'),
  maxUnsentBytes: z
    .int()
    .min(1)
    .default(16 * 1024 * 1024)
    .describe('How many bytes may wait for a client to take them; beyond, it is cut off as a slow client'),
});
