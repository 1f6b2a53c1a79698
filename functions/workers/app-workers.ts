import type { AppLanguage } from './app-language.js';
import type { StartWorker } from './functions-worker.js';
import { nodeWorker, type NodeWorkerOptions } from './node/start-node-worker.js';
import { pythonWorker } from './python/start-python-worker.js';

/** The worker of each language. */
export function appWorkers(options: NodeWorkerOptions): Readonly<Record<AppLanguage, StartWorker>> {
  return { node: nodeWorker(options), python: pythonWorker(options) };
}
