import type { WorkerLog } from '../workers/functions-worker.js';

/** A line of the host: what the app wrote, or what the host has to say. */
export interface HostLogEntry {
  readonly level: WorkerLog['level'];
  readonly message: string;
  /** Where it comes from. */
  readonly source: 'app' | 'host';
  readonly functionName?: string;
  readonly invocationId?: string;
}

/** Takes what the host and the app write. */
export type HostLog = (entry: HostLogEntry) => void;
