import type { DeclaredFunction, Invocation, InvocationResult, WorkerLog } from './functions-worker.js';

/**
 * What the host and the process of a worker say to each other: one JSON object a line, in UTF-8. The process reads its
 * file descriptor 3 and writes to 4, so that standard output and error stay the app's.
 *
 * - The process loads the app in its working directory, and says `ready`, or `failed` and ends.
 * - It answers each `invoke` by one `result` of the same `invocationId`, in any order, and each `ping` by a `pong` from the
 *   same thread or loop that runs functions, which shows that they do not block it.
 * - At the end of descriptor 3 it ends its hooks, and exits.
 */
export type MessageToWorker = ({ readonly type: 'invoke' } & Invocation) | { readonly type: 'ping' };

export type MessageFromWorker =
  | { readonly type: 'ready'; readonly functions: readonly DeclaredFunction[]; readonly httpUri?: string }
  /** The app cannot be loaded, in one message for the user. */
  | { readonly type: 'failed'; readonly message: string }
  | ({ readonly type: 'result'; readonly invocationId: string } & InvocationResult)
  | ({ readonly type: 'log' } & WorkerLog)
  | { readonly type: 'pong' };
