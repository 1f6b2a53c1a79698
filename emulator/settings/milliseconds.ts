import * as z from 'zod';

/** A duration that a timer of Node.js can wait for. */
export const milliseconds = z.int().min(1).max(2_147_483_647);
