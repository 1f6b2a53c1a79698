import { packageFile } from '../../../specs/package-file.js';
import type { FunctionsWorker, StartWorker, WorkerApp } from '../functions-worker.js';
import { startWorkerProcess } from '../start-worker-process.js';
import { findPython } from './find-python.js';

export interface PythonWorkerOptions {
  /** How long an async function may block the event loop before the process is ended, in milliseconds. */
  readonly blockedAfterMs: number;
}

/**
 * Makes the start of workers for Python apps of the programming model v2. Functions that are not async run in threads, and
 * block nothing.
 */
export function pythonWorker({ blockedAfterMs }: PythonWorkerOptions): StartWorker {
  return async (app: WorkerApp): Promise<FunctionsWorker> =>
    startWorkerProcess(
      {
        command: await findPython(app),
        // Unbuffered, so that a line is logged when it is printed.
        args: ['-u', packageFile('functions/workers/python/worker.py')],
        blockedAfterMs,
      },
      app,
    );
}
